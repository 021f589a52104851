import { boot, browser, integration, quick, runAndExit } from './support/suites.mjs'

// One group after the other: each has the whole machine to itself.
await runAndExit(quick, integration, boot, browser)

import { quick, runAndExit } from './support/suites.mjs'

await runAndExit(quick)

import { defineConfig } from '@playwright/test'
import { findChromium } from './support/chromium.ts'

// This file is read again in every worker, so what is chosen once goes through the environment.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 6_000) * 2)
const port = Number(process.env.E2E_PORT)
const baseURL = `http://localhost:${port}`
const { executablePath, env } = findChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 30_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    baseURL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: ['--disable-gpu', '--disable-background-networking'],
      env: { ...definedIn(process.env), ...env },
    },
  },
  // The real thing: every process of Hadron, started by the command that people use.
  webServer: {
    command: 'exec node tests/support/e2e-server.mjs',
    cwd: '..',
    url: `${baseURL}/readyz`,
    timeout: 480_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      PORT: String(port),
      HADRON_LOCAL_AWS_PORT: String(port + 1),
      HADRON_LOCAL_AWS_TIME_SCALE: '0.02',
    },
  },
})

function definedIn(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const results = path.join(root, 'test-results')
const bin = (name) => path.join(root, 'node_modules/.bin', name)

/** A check without tests of its own counts as one. */
const check = (name, program, ...args) => ({ name, program: bin(program), args, read: undefined })

const vitest = (name, project) => {
  const report = path.join(results, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, ...reporters]
  const read = () => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites }
  }
  return { name, program: bin('vitest'), args, report, read }
}

const playwright = (name) => {
  const report = path.join(results, 'e2e.json')
  const read = () => {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
  }
  const args = ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json']
  return { name, program: bin('playwright'), args, report, read, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } }
}

/** Seconds, and only Node: what every change is checked with. */
export const quick = [
  check('types', 'tsc', '--noEmit', '-p', '.'),
  check('format and lint', 'biome', 'check', '--error-on-warnings', '.'),
  check('floating promises', 'oxlint', '--type-aware', '--deny-warnings', '-c', 'tests/oxlint.json', '.'),
  vitest('unit tests', 'unit'),
]

/** With PostgreSQL and the local CloudFormation endpoint. */
export const integration = [vitest('integration and template tests', 'integration')]

/** Starting, healing and stopping all processes; builds the portal when its source has changed. */
export const boot = [vitest('start, heal and stop tests', 'boot')]

/** With everything, in a browser. */
export const browser = [playwright('browser tests')]

/** Runs the groups one after the other, prints what failed, and ends the process with `N passed, M failed`. */
export async function runAndExit(...groups) {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const total = { passed: 0, failed: 0 }
  for (const group of groups) {
    for (const { passed, failed } of await Promise.all(group.map(run))) {
      total.passed += passed
      total.failed += failed
    }
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
}

async function run(suite) {
  const begun = performance.now()
  const { code, output } = await finish(suite)
  const counts = count(suite, code)
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  if (counts.failed > 0) console.log(output)
  const tests = suite.read ? `  ${counts.passed} passed${counts.failed > 0 ? `, ${counts.failed} failed` : ''}` : ''
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${suite.name}${tests} (${seconds} s)`)
  return counts
}

/** A suite that ran nothing, or that ended badly although each test passed, has failed. */
function count({ name, read }, code) {
  if (!read) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  try {
    const { passed, failed } = read()
    if (passed + failed === 0) console.log(`${name}: no test ran`)
    return { passed, failed: failed || (code === 0 && passed > 0 ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 } // it ended before it wrote a report; its output says why
  }
}

function finish({ program, args, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env, FORCE_COLOR: '0' } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

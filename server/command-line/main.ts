import { Problem } from '../errors.ts'
import { UsageProblem } from './arguments.ts'
import { showProblem } from './output/findings.ts'
import { usage } from './usage.ts'
import { renderVerb } from './verbs/render.ts'
import { testVerb } from './verbs/test.ts'
import { validateVerb } from './verbs/validate.ts'
import type { Verb } from './verbs/verb.ts'

const verbs: Record<string, Verb> = { validate: validateVerb, render: renderVerb, test: testVerb }

const out = (text: string) => void process.stdout.write(text)
const err = (text: string) => void process.stderr.write(text)

/** `hadron <verb> …`. Never throws: what goes wrong is told on standard error. */
export async function run([name = '', ...args]: string[], cwd: string): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    out(usage[args[0] ?? ''] ?? usage.hadron ?? '')
    return 0
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) {
    err(name ? `There is no command ${JSON.stringify(name)}.\n\n${usage.hadron}` : `${usage.hadron}`)
    return 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    out(usage[name] ?? '')
    return 0
  }
  try {
    return await verb({ args, cwd, out, err })
  } catch (error) {
    return explain(name, error)
  }
}

function explain(name: string, error: unknown): number {
  if (error instanceof UsageProblem) {
    err(`${error.message}\nhadron ${name} --help shows how it is called.\n`)
    return 2
  }
  if (error instanceof Problem) {
    err(showProblem(error))
    return 1
  }
  err(`Something went wrong in Hadron itself.\n${error instanceof Error ? (error.stack ?? error.message) : error}\n`)
  return 70
}

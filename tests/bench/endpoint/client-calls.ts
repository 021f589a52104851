import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../../server/boot/bundle.mjs'

type Counts = Record<string, number>

/** Calls that other deployment tools make for one verb, as their tests have recorded them, to compare Hadron's with. */
export function showClientCalls(): void {
  const file = path.join(root, 'tests/integration/clients/calls.json')
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Counts>
  for (const [what, counts] of Object.entries(recorded)) {
    const calls = Object.entries(counts)
    const ofService = (isCounted: boolean) =>
      calls.reduce((sum, [call, count]) => sum + (call.startsWith('cloudformation ') === isCounted ? count : 0), 0)
    console.log(`${what}: ${ofService(true)} calls of CloudFormation, ${ofService(false)} of others`)
  }
}

import { type Engine, RegoEngine } from '@aws/cloudformation-validate'
import type { PolicySource } from '../request.ts'
import { policyModules } from './policy-modules.ts'

/** One engine at a time: each holds over 100 MB, and building another takes less than two seconds. */
let kept: { engine: Engine; key: string } | undefined

/** The engine with these policies compiled in. Throws with file and line when one does not compile. */
export function engineWith(policies: PolicySource[]): Engine {
  const key = JSON.stringify(policies)
  if (kept?.key === key) return kept.engine
  kept?.engine.free()
  kept = undefined
  kept = { engine: new RegoEngine({ customRules: policyModules(policies) }), key }
  return kept.engine
}

/** Any engine will do for the built-in rules: policies say nothing about a template that carries no input for them. */
export const anyEngine = (): Engine => kept?.engine ?? engineWith([])

/** The package reads templates from files; ours are in memory. */
export function inMemory(text: string) {
  return { path: 'template.yaml', readBytes: () => new TextEncoder().encode(text) }
}

import { createContext, Script } from 'node:vm'

const PATIENCE_MS = 100
const TEST = new Script('new RegExp(source, flags).test(text)')
const sandbox: { source: string; flags: string; text: string } = { source: '', flags: '', text: '' }
const context = createContext(sandbox)

/**
 * Whether the whole text matches a template author's regular expression. A pattern that backtracks without end, or
 * that JavaScript cannot read, does not match: the author sees that the value is refused, and nothing hangs.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const insensitive = pattern.startsWith('(?i)')
  sandbox.source = `^(?:${insensitive ? pattern.slice(4) : pattern})$`
  sandbox.flags = insensitive ? 'iu' : 'u'
  sandbox.text = text
  try {
    return TEST.runInContext(context, { timeout: PATIENCE_MS }) === true
  } catch {
    return matchesLeniently(text)
  }
}

/** Escapes such as `\-` are an error in a Unicode pattern, yet common in templates. */
function matchesLeniently(text: string): boolean {
  sandbox.flags = sandbox.flags.replace('u', '')
  sandbox.text = text
  try {
    return TEST.runInContext(context, { timeout: PATIENCE_MS }) === true
  } catch {
    return false
  }
}

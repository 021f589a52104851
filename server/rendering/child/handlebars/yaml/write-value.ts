import { type Fragment, fragmentKind, isFragment, yamlText } from './fragment.ts'
import type { YamlPosition } from './position.ts'

/** The text to write, or why this value cannot stand here without changing what the document means. */
export type Written = { text: string } | { unsafe: string }

/**
 * Writes a value so that it stays one value: quotes are escaped inside quotes, lines of a block scalar are indented,
 * and a plain scalar takes only text that YAML reads as the same text.
 */
export function writeValue(value: string | Fragment, at: YamlPosition): Written {
  if (isFragment(value)) return writeFragment(value, at)
  return writeText(at.substituted ? escapeSubstitution(value) : value, at)
}

/** `${!Name}` is how Fn::Sub writes a literal `${Name}`. */
const escapeSubstitution = (text: string) => text.replaceAll('${', '${!')

function writeFragment(value: Fragment, at: YamlPosition): Written {
  const kind = fragmentKind(value)
  if (kind === 'lines') return writeLines(value.text, at)
  if (kind === 'reference')
    return at.mode === 'plain' && at.atStart ? { text: `"${value.text}"` } : { text: value.text }
  const text = at.substituted ? escapeSubstitution(value.text) : value.text
  if (kind === 'json' && (at.mode === 'single' || at.mode === 'double')) return writeText(text, at)
  const quoted = !/^[\w.+-]*$/.test(text)
  if (quoted && (at.mode === 'single' || at.mode === 'double'))
    return { unsafe: 'yaml writes its own quotes; remove the quotes around the expression' }
  if (quoted && at.mode === 'plain' && !at.atStart)
    return { unsafe: 'yaml must be the whole value; join the parts first: {{yaml (concat "a" b)}}' }
  return { text }
}

function writeText(value: string, at: YamlPosition): Written {
  if (at.mode === 'double') return { text: yamlText(value).slice(1, -1) }
  if (at.mode === 'text') return writeIndented(value, at)
  if (lineBreakOrControl.test(value)) return { unsafe: 'it holds a line break or a control character' }
  if (at.mode === 'single') return { text: value.replaceAll("'", "''") }
  if (at.mode === 'tag') return /^[\w:]+$/.test(value) ? { text: value } : { unsafe: 'it stands in a YAML tag' }
  const reason = at.mode === 'comment' ? undefined : plainProblem(value, at)
  return reason ? { unsafe: reason } : { text: value }
}

const startsBlock =
  'it begins with white space, which would change the indentation of the block; write a line before it'

function writeIndented(value: string, at: YamlPosition): Written {
  if (at.textEmpty && /^\s/.test(value)) return { unsafe: startsBlock }
  const indent = /^ */.exec(at.line)?.[0] ?? ''
  const text = value.replace(/\r\n?/g, '\n')
  if (controls.test(text)) return { unsafe: 'it holds a control character' }
  return { text: text.replaceAll('\n', `\n${indent}`) }
}

function writeLines(text: string, at: YamlPosition): Written {
  if (at.mode !== 'text') return writeText(text, at)
  if (at.textEmpty && /^\s/.test(text)) return { unsafe: startsBlock }
  if (controls.test(text)) return { unsafe: 'it holds a control character' }
  const escapes = text
    .split('\n')
    .slice(1)
    .some((line) => line.trim() !== '' && line.length - line.trimStart().length <= at.textIndent)
  return escapes ? { unsafe: `its lines must be indented by more than ${at.textIndent} spaces` } : { text }
}

function plainProblem(value: string, at: YamlPosition): string | undefined {
  const wholeScalar = at.atStart && (at.flow > 0 || at.line.trim() !== '')
  if (wholeScalar && /^(|~|null|Null|NULL)$/.test(value)) return 'YAML reads it as null'
  if (value !== value.trim()) return 'it begins or ends with a space, which YAML would drop'
  if (/:(\s|$)/.test(value)) return 'it holds a colon that YAML reads as a key'
  if (/\s#/.test(value)) return 'it holds a # that YAML reads as a comment'
  if (at.flow > 0 && /[[\]{},]/.test(value)) return 'it holds a bracket, brace or comma inside a list or map'
  if (at.line.endsWith(' ') && value.startsWith('#')) return 'it begins with a # that YAML reads as a comment'
  if (!at.atStart) return undefined
  if (/^[!&*[\]{},|>@`%"'#]/.test(value) || /^[-?:]([\s]|$)/.test(value))
    return `it begins with ${value[0]}, which YAML reads as syntax`
  return /^(---|\.\.\.)/.test(value) ? 'it begins with a document marker of YAML' : undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const lineBreakOrControl = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/

import type { Finding } from '../../bundle/finding.ts'
import { fixLine, isBlank, isOfEngine } from '../source.ts'

const value = /^(\s*(?:-\s+)*(?:[\w.:/-]+:\s+)?)(\S.*)$/

/** A value that begins with a quote and does not end with it: everything after it is text until the next one. */
export function unclosedQuote({ file, line = lastLine }: Finding, lines: readonly string[]) {
  for (const [index, text] of lines.slice(0, line).entries()) {
    const [, before = '', written = ''] = isBlank(text) ? [] : (value.exec(text) ?? [])
    const quote = written[0]
    if ((quote !== "'" && quote !== '"') || isClosed(written, quote)) continue
    const end = text.trimEnd().length + 1
    return {
      line: index + 1,
      column: before.length + 1,
      message: `The quote ${quote} that opens here is not closed in this line.`,
      advice: `Write ${quote} at the end of the text, or remove the one at its beginning.`,
      fixes: [fixLine(`Close the quote`, { file, line: index + 1, from: end, to: end, text: quote })],
    }
  }
  return undefined
}

const lastLine = Number.POSITIVE_INFINITY

const isClosed = (written: string, quote: string) =>
  quote === "'" ? /^'(?:[^']|'')*'/.test(written) : /^"(?:[^"\\]|\\.)*"/.test(written)

/** Text with `: ` in it, or that begins with a character YAML keeps for itself. */
export function unquotedText({ file, line = 1 }: Finding, lines: readonly string[]) {
  for (const at of [line, line - 1]) {
    const text = lines[at - 1]
    if (text === undefined || isBlank(text) || isOfEngine(text)) continue
    const [, before = '', written = ''] = /^(\s*(?:-\s+)*[\w.-]+:\s+)(\S.*)$/.exec(text) ?? []
    const reserved = /^[@`%]/.test(written)
    if (!reserved && (/^['"{[|>!&*#]/.test(written) || !/:(\s|$)/.test(written))) continue
    const plain = written.trimEnd()
    const quoted = `'${plain.replaceAll("'", "''")}'`
    const from = before.length + 1
    return {
      line: at,
      column: from,
      message: reserved
        ? `A text that begins with ${written[0]} needs quotes.`
        : written.trimEnd().endsWith(':')
          ? 'A text that ends with a colon is read as a key; finish the word, or put it between quotes.'
          : 'A text that holds a colon and a space needs quotes.',
      advice: 'Put it between single quotes.',
      fixes: [fixLine('Quote the text', { file, line: at, from, to: from + plain.length, text: quoted })],
    }
  }
  return undefined
}

/** A word alone where a key belongs. */
export function withoutColon({ file, line = 1 }: Finding, lines: readonly string[]) {
  for (const at of [line - 1, line]) {
    const text = lines[at - 1] ?? ''
    const word = /^(\s*)([A-Za-z_]\w*)\s*$/.exec(text)
    if (!word) continue
    const [, indent = '', key = ''] = word
    const end = indent.length + key.length + 1
    return {
      line: at,
      column: indent.length + 1,
      message: `${key} stands alone: a key ends with a colon.`,
      advice: `Write ${key}: and its value after it.`,
      fixes: [fixLine(`Write ${key}:`, { file, line: at, from: end, to: end, text: ':' })],
    }
  }
  return undefined
}

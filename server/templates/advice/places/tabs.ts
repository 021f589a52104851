import type { Finding } from '../../bundle/finding.ts'

const led = /^[ ]*\t[ \t]*/

/** Tabs at the beginning of a line, which YAML does not take. One change mends all of them. */
export function tabbed({ file, line = 1 }: Finding, lines: readonly string[]) {
  const own = led.test(lines[line - 1] ?? '') ? line : lines.findIndex((text) => led.test(text)) + 1
  if (own === 0) return undefined
  const first = lines.findIndex((text) => led.test(text))
  const last = lines.findLastIndex((text) => led.test(text))
  const text = lines
    .slice(first, last + 1)
    .map((each) => each.replace(led, (lead) => lead.replaceAll('\t', '    ')))
    .join('\n')
  return {
    line: own,
    column: (lines[own - 1] ?? '').indexOf('\t') + 1,
    message: `Line ${own} is indented with a tab; YAML takes spaces only.`,
    advice: 'Write spaces: two for each level.',
    fixes: [
      {
        label: first === last ? 'Write spaces' : 'Write spaces in every line',
        file,
        from: { line: first + 1, column: 1 },
        to: { line: last + 1, column: (lines[last] ?? '').length + 1 },
        text,
      },
    ],
  }
}

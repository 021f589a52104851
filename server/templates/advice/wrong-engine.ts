import type { Finding, Fix } from '../bundle/finding.ts'
import type { Adviser, Source } from './source.ts'
import { fixLine } from './source.ts'

const statement = /\{%[-+]?\s*(\w+)|\{#[\s-]/
const filter = /\{\{-?\s*([\w.]+)\s*\|\s*(\w+)/
const block = /\{\{~?\s*([#/^]\s*\w+|else\b|>\s*[\w-]+)|\{\{~?\s*(yaml|json)\s+[\w.]+\s*\}\}/

/** Words of one template language in a file that the other renders: the most frequent mistake of those who know one. */
export const wrongEngine: Adviser = (finding, source) => {
  if (!/^(RENDER_INVALID|TEMPLATE_SYNTAX|TEMPLATE_UNDEFINED|TEMPLATE_HELPER)/.test(finding.code)) return undefined
  const part = Object.values(source.bundle.parts).find(({ file }) => file === finding.file)
  if (!part) return undefined
  return part.engine === 'handlebars' ? jinjaInHandlebars(finding, source) : handlebarsInJinja(finding, source)
}

function jinjaInHandlebars(finding: Finding, source: Source) {
  const found = firstOf(source.lines(finding.file), statement)
  if (found) {
    return {
      ...found.place,
      message: `${found.text} is Jinja, and this file is rendered by Handlebars.`,
      advice: 'Write {{#if name}} … {{/if}} and {{#each list}} … {{/each}}, or let Jinja render the file.',
      fixes: switchTo('jinja', finding.file, source),
    }
  }
  const filtered = firstOf(source.lines(finding.file), filter)
  if (!filtered) return undefined
  const [name, word] = filtered.groups
  const line = source.lines(finding.file)[filtered.place.line - 1] ?? ''
  const end = line.indexOf('}}', filtered.place.column) + 2
  const helper = word === 'tojson' ? 'yaml' : word
  const rewrite = fixLine(`Write {{${helper} ${name}}}`, {
    file: finding.file,
    line: filtered.place.line,
    from: filtered.place.column,
    to: Math.max(end, 2) + 1,
    text: `{{${helper} ${name}}}`,
  })
  return {
    ...filtered.place,
    message: `| ${word} is a filter of Jinja, and this file is rendered by Handlebars.`,
    advice: `Write the helper before the name: {{${helper} ${name}}}.`,
    fixes: [...(end > 1 ? [rewrite] : []), ...switchTo('jinja', finding.file, source)],
  }
}

function handlebarsInJinja(finding: Finding, source: Source) {
  const found = firstOf(source.lines(finding.file), block)
  return (
    found && {
      ...found.place,
      message: `${found.text} is Handlebars, and this file is rendered by Jinja.`,
      advice: 'Write {% if name %} … {% endif %} and {{ name | tojson }}, or let Handlebars render the file.',
      fixes: switchTo('handlebars', finding.file, source),
    }
  )
}

function firstOf(lines: readonly string[], pattern: RegExp) {
  for (const [index, text] of lines.entries()) {
    const match = pattern.exec(text)
    if (!match) continue
    const place = { line: index + 1, column: match.index + 1 }
    const closing = /[%}]\}/.exec(text.slice(match.index))
    const spoken = text.slice(match.index, closing ? match.index + closing.index + 2 : undefined)
    return { place, text: spoken.slice(0, 60), groups: match.slice(1) }
  }
  return undefined
}

function switchTo(engine: 'handlebars' | 'jinja', file: string, source: Source): Fix[] {
  const manifest = `${file.split('/')[0]}/manifest.yaml`
  const lines = source.lines(manifest)
  const at = lines.findIndex((line) => /rendering_engine:/.test(line))
  const written = /^(.*rendering_engine:\s*)(\S+)/.exec(lines[at] ?? '')
  if (!written) return []
  const [, before = '', word = ''] = written
  const label = `Let ${engine === 'jinja' ? 'Jinja' : 'Handlebars'} render it`
  const from = before.length + 1
  return [fixLine(label, { file: manifest, line: at + 1, from, to: from + word.length, text: engine })]
}

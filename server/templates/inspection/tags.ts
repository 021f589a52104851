/** Comments of both languages, and what Jinja is told not to read; newlines stay, so that lines keep their numbers. */
const unread =
  /\{\{!--[\s\S]*?--\}\}|\{\{![\s\S]*?\}\}|\{#[\s\S]*?#\}|\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}/g
const tag = /\{\{\{?([\s\S]*?)\}?\}\}|\{%([\s\S]*?)%\}/g

/** What stands inside the tags of a template, in Handlebars or Jinja, with the line each begins at. */
export function tagsIn(source: string): { line: number; text: string }[] {
  const read = source.replace(unread, (text) => text.replace(/[^\n]/g, ' '))
  return [...read.matchAll(tag)].map((match) => ({
    line: read.slice(0, match.index).split('\n').length,
    text: match[1] ?? match[2] ?? '',
  }))
}

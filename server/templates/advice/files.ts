import type { Adviser, Source } from './source.ts'
import { didYouMean, fixLine, meant } from './source.ts'

/** A word of the manifest that is none of the two it may be. */
export const manifestFile: Adviser = ({ code, file, line, message }, source) => {
  const word = code === 'MANIFEST_ENGINE' ? /is "([^"]+)"/.exec(message)?.[1] : undefined
  if (!word) return undefined
  const lines = source.lines(file)
  const at = lines.findIndex((text) => text.includes('rendering_engine'))
  const from = (lines[at] ?? '').lastIndexOf(word) + 1
  const wanted = meant(word, ['handlebars', 'jinja'])
  if (from === 0) return undefined
  return {
    line: at + 1 || line,
    column: from,
    message: `${message}${didYouMean(wanted)}`,
    ...(wanted && {
      fixes: [fixLine(`Write ${wanted}`, { file, line: at + 1, from, to: from + word.length, text: wanted })],
    }),
  }
}

/** A template that is nothing yet. */
export const emptyTemplate: Adviser = ({ code, file, message }, source) => {
  if (code !== 'RENDER_INVALID' || !/unsupported structure|At least one Resources member/.test(message))
    return undefined
  const empty = source.lines(file).every((text) => text.trim() === '')
  return {
    line: 1,
    column: 1,
    message: empty ? `${file} is empty.` : `${file} makes no resource.`,
    advice: 'Write Resources: and below it a resource; Ctrl and Space in the editor offer one.',
  }
}

const skeletons = (kind: Source['bundle']['kind']): Record<string, string> => ({
  'schema/schema.yaml': `schema:\n  format:\n    openapi: '3.0.0'\n  ${kind}_input_type: Input\n  types:\n    Input:\n      type: object\n      properties:\n        name:\n          type: string\n          title: Name\n`,
  'manifest.yaml':
    'infrastructure:\n  templates:\n    - file: cloudformation.yaml\n      rendering_engine: handlebars\n      template_language: cloudformation\n',
  'cloudformation.yaml': "AWSTemplateFormatVersion: '2010-09-09'\n\nResources:\n",
})

/** A file that the manifest names by a wrong name, or that nobody has written yet. */
export const missingFile: Adviser = ({ code, file }, source) => {
  if (code !== 'BUNDLE_MISSING_FILE') return undefined
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const name = file.slice(folder.length)
  const manifest = `${folder}manifest.yaml`
  const line = file === manifest ? -1 : source.lines(manifest).findIndex((text) => text.includes(name))
  const names = source.bundle.files
    .filter(({ path }) => path.startsWith(folder) && path !== manifest)
    .map(({ path }) => path.slice(folder.length))
  const wanted = line < 0 ? undefined : meant(name, names)
  if (wanted) {
    const from = (source.lines(manifest)[line] ?? '').indexOf(name) + 1
    return {
      file: manifest,
      line: line + 1,
      column: from,
      message: `${file} is not in the bundle.${didYouMean(wanted)}`,
      advice: `Name the file that is there, or add ${file}.`,
      fixes: [
        fixLine(`Write ${wanted}`, { file: manifest, line: line + 1, from, to: from + name.length, text: wanted }),
      ],
    }
  }
  const known = skeletons(source.bundle.kind)
  const text = known[file] ?? known[name]
  const start = { line: 1, column: 1 }
  return text ? { fixes: [{ label: `Add ${file}`, file, from: start, to: start, text }] } : undefined
}

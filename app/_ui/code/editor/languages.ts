import { yaml } from '@codemirror/lang-yaml'
import { StreamLanguage } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { rego } from './rego.ts'
import { templateMarks } from './template-marks.ts'

/** Headings, code, emphasis and links: as much of Markdown as helps to see the shape of a document. */
const markdown = StreamLanguage.define<{ fenced: boolean }>({
  startState: () => ({ fenced: false }),
  token(stream, state) {
    if (stream.sol() && stream.match(/^(```|~~~).*/)) {
      state.fenced = !state.fenced
      return 'monospace'
    }
    if (state.fenced) {
      stream.skipToEnd()
      return 'monospace'
    }
    if (stream.sol() && stream.match(/^#{1,6}\s.*/)) return 'heading'
    if (stream.match(/^`[^`]+`/)) return 'monospace'
    if (stream.match(/^\*\*[^*]+\*\*/)) return 'strong'
    if (stream.match(/^\[[^\]]*\]\([^)]*\)/)) return 'link'
    stream.next()
    return null
  },
})

/** How a file is read, by its name. JSON is YAML, to the eye and by its specification. */
export function languageOf(path: string): Extension {
  if (/\.md$/i.test(path)) return markdown
  if (/\.rego$/i.test(path)) return rego
  if (/\.(ya?ml|json|template|hbs|j2|jinja)$/i.test(path)) return [yaml(), templateMarks]
  return templateMarks
}

import { type LineOrigins, limits } from '../../request.ts'
import { createPosition } from './yaml/position.ts'

/** Collects the rendered text, and remembers which line of which template each of its lines came from. */
export function createWriter(tooLarge: () => never) {
  const chunks: string[] = []
  const position = createPosition()
  const origins: LineOrigins = { files: [], fileOfLine: [], lineOfLine: [] }
  let size = 0
  let atLineStart = true
  let indent = ''

  const put = (text: string) => {
    size += text.length
    if (size > limits.outputBytes) tooLarge()
    chunks.push(text)
    position.feed(text)
  }
  const fileNumber = (file: string) => {
    const known = origins.files.indexOf(file)
    return known === -1 ? origins.files.push(file) - 1 : known
  }

  return {
    /** Literal text of a template; its own lines count on from `line`. */
    literal(text: string, file: string, line: number) {
      writeLines(text, file, (index) => line + index)
    },
    /** A value: all its lines come from the one line of its expression. */
    value(text: string, file: string, line: number) {
      writeLines(text, file, () => line)
    },
    at: position.at,
    /** Runs `write` with every line indented further, as a partial that stands alone on its line is. */
    indented(by: string, write: () => void) {
      const before = indent
      indent += by
      write()
      indent = before
    },
    finish(): { text: string; origins: LineOrigins } {
      const text = chunks.join('')
      if (Buffer.byteLength(text) > limits.outputBytes) tooLarge()
      return { text, origins }
    },
  }

  function writeLines(text: string, file: string, lineOf: (index: number) => number) {
    let from = 0
    for (let index = 0; from < text.length; index++) {
      const end = text.indexOf('\n', from)
      if (atLineStart) {
        origins.fileOfLine.push(fileNumber(file))
        origins.lineOfLine.push(lineOf(index))
        if (indent) put(indent)
      }
      const next = end === -1 ? text.length : end + 1
      put(text.slice(from, next))
      atLineStart = end !== -1
      from = next
    }
  }
}

export type Writer = ReturnType<typeof createWriter>

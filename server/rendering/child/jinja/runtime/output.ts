import { type LineOrigins, limits } from '../../../request.ts'
import { allowText } from '../budget.ts'
import { Refusal } from '../errors.ts'

/** Where rendered text goes: into the result, or into a value (macros, `set` blocks, `filter` blocks). */
export interface Output {
  /** `at` is the place in the source; the lines of literal text count on from there. */
  write(text: string, at: number, kind: 'literal' | 'value'): void
}

/** Collects text that becomes a value. */
export class Capture implements Output {
  readonly #parts: string[] = []
  #size = 0

  write(text: string) {
    this.#size += text.length
    allowText(this.#size)
    this.#parts.push(text)
  }

  get text(): string {
    return this.#parts.join('')
  }
}

/** Collects the result, and remembers which line of the template each of its lines came from. */
export class Result implements Output {
  readonly #parts: string[] = []
  readonly #origins: LineOrigins
  readonly #lineOf: (at: number) => number
  readonly #mark: string
  #size = 0
  #line = ''
  #atLineStart = true

  constructor(file: string, lineOf: (at: number) => number, mark: string) {
    this.#origins = { files: [file], fileOfLine: [], lineOfLine: [] }
    this.#lineOf = lineOf
    this.#mark = mark
  }

  write(text: string, at: number, kind: 'literal' | 'value') {
    if (text === '') return
    const line = this.#lineOf(at)
    if (kind === 'literal') return this.#writeLines(text, (index) => line + index)
    const [first = '', ...rest] = text.includes(this.#mark) ? text.split(this.#mark) : [text]
    this.#writeLines(first, () => line)
    // The lines of Proton's filters all begin where the line began on which the first of them landed.
    for (const part of rest) {
      const landed = this.#line
      this.#writeLines(`\n${/^[ \t]*/.exec(landed)?.[0]}${part}`, () => line)
      if (!part.includes('\n')) this.#line = landed
    }
  }

  #writeLines(text: string, lineOf: (index: number) => number) {
    this.#size += text.length
    if (this.#size > limits.outputBytes) throw tooLarge()
    this.#parts.push(text)
    let from = 0
    for (let index = 0; from < text.length; index++) {
      if (this.#atLineStart) {
        this.#origins.fileOfLine.push(0)
        this.#origins.lineOfLine.push(lineOf(index))
      }
      const end = text.indexOf('\n', from)
      this.#atLineStart = end !== -1
      from = end === -1 ? text.length : end + 1
    }
    const last = text.lastIndexOf('\n')
    this.#line = last === -1 ? this.#line + text : text.slice(last + 1)
  }

  finish(): { text: string; origins: LineOrigins } {
    const text = this.#parts.join('')
    if (Buffer.byteLength(text) > limits.outputBytes) throw tooLarge()
    return { text, origins: this.#origins }
  }
}

const tooLarge = () =>
  new Refusal(
    'TEMPLATE_OUTPUT_TOO_LARGE',
    'The rendered text is larger than 1 MB; CloudFormation accepts 1 MB from S3.',
  )

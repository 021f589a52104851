import { limits } from '../../../../request.ts'
import { SyntaxProblem } from '../../errors.ts'
import { tokens } from '../lexer/lexer.ts'
import { describe, type Token } from '../lexer/token.ts'

const deepestExpression = 100
/** Of operators, filters or attributes that follow each other. */
const longestChain = 500

/** Reads tokens with one look ahead, and remembers what is open, for messages and limits. */
export class Parser {
  readonly #tokens: Iterator<Token, undefined>
  #last = 0
  readonly #open: string[] = []
  readonly #awaited: string[][] = []
  #ahead: Token[] = []
  #depth = 0
  #current: Token

  constructor(source: string) {
    this.#tokens = tokens(source)
    this.#current = this.#pull()
  }

  get current(): Token {
    return this.#current
  }

  #pull(): Token {
    for (;;) {
      const { value } = this.#tokens.next()
      // As Jinja2 has it, a template ends where its last token begins.
      if (!value) return { type: 'eof', value: '', at: this.#last }
      if (value.type === 'data' && value.value === '') continue
      this.#last = value.at
      return value
    }
  }

  next(): Token {
    const token = this.#current
    this.#current = this.#ahead.shift() ?? this.#pull()
    return token
  }

  look(): Token {
    const [token = this.#pull()] = this.#ahead
    this.#ahead = [token]
    return token
  }

  is(type: Token['type'], value?: string): boolean {
    return this.#current.type === type && (value === undefined || this.#current.value === value)
  }

  isOperator(...symbols: string[]): boolean {
    return this.#current.type === 'operator' && symbols.includes(this.#current.value)
  }

  isName(...words: string[]): boolean {
    return this.#current.type === 'name' && words.includes(this.#current.value)
  }

  skip(type: Token['type'], value?: string): boolean {
    const found = this.is(type, value)
    if (found) this.next()
    return found
  }

  expect(type: Token['type'], value?: string): Token {
    if (this.is(type, value)) return this.next()
    const wanted = describe({ type, value: value ?? type, at: 0 })
    if (this.is('eof')) throw this.fail(`unexpected end of template, expected '${wanted}'.`)
    throw this.fail(`expected token '${wanted}', got '${describe(this.#current)}'`)
  }

  fail(message: string, at = this.#current.at): SyntaxProblem {
    return new SyntaxProblem(message, at)
  }

  /** Parses something that may contain itself. */
  nested<T>(parse: () => T): T {
    if (++this.#depth > deepestExpression) {
      throw new SyntaxProblem('The expression is nested too deeply.', this.#current.at, 'TEMPLATE_DEPTH')
    }
    const result = parse()
    this.#depth--
    return result
  }

  /** Counts what is written one after the other but nests in the tree. */
  chained(count: number) {
    if (count <= longestChain) return
    const message = `More than ${longestChain} operations follow each other in one expression. Split it with {% set %}.`
    throw new SyntaxProblem(message, this.#current.at, 'TEMPLATE_DEPTH')
  }

  /** Parses a statement whose tag is the current token. */
  block<T>(parse: () => T): T {
    this.#open.push(this.#current.value)
    if (this.#open.length > limits.blockDepth) {
      const message = `Blocks are nested more than ${limits.blockDepth} deep. Move the inner ones into a macro.`
      throw new SyntaxProblem(message, this.#current.at, 'TEMPLATE_DEPTH')
    }
    const result = parse()
    this.#open.pop()
    return result
  }

  awaiting<T>(tags: string[] | undefined, parse: () => T): T {
    if (tags) this.#awaited.push(tags)
    const result = parse()
    if (tags) this.#awaited.pop()
    return result
  }

  /** A tag nobody knows, or the end of the template where a tag was expected. */
  failTag(name: string | undefined): SyntaxProblem {
    const looking = this.#awaited
      .at(-1)
      ?.map((tag) => `'${tag}'`)
      .join(' or ')
    const message = [name === undefined ? 'Unexpected end of template.' : `Encountered unknown tag '${name}'.`]
    if (looking && name !== undefined && this.#awaited.flat().includes(name)) {
      message.push(`This looks like a nesting mistake: Jinja expects this tag, but now looks for ${looking}.`)
    } else if (looking) message.push(`Jinja was looking for the following tags: ${looking}.`)
    const innermost = this.#open.at(-1)
    if (innermost) message.push(`The innermost block that needs to be closed is '${innermost}'.`)
    return this.fail(message.join(' '))
  }

  /** A tag that nobody knows is not open. */
  unknownTag(name: string): SyntaxProblem {
    this.#open.pop()
    return this.failTag(name)
  }
}

/** Operators have themselves as their type; `end of print statement` and so on are how Jinja2 calls the others. */
export type TokenType =
  | 'data'
  | 'variable_begin'
  | 'variable_end'
  | 'block_begin'
  | 'block_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'operator'
  | 'eof'

export interface Token {
  type: TokenType
  /** The text; without quotes and escapes for strings, without `_` for numbers. */
  value: string
  /** Offset into the normalised source. */
  at: number
}

const descriptions: Partial<Record<TokenType, string>> = {
  variable_begin: 'begin of print statement',
  variable_end: 'end of print statement',
  block_begin: 'begin of statement block',
  block_end: 'end of statement block',
  data: 'template data / text',
  eof: 'end of template',
}

export const describe = ({ type, value }: Token): string =>
  type === 'name' || type === 'operator' ? value : (descriptions[type] ?? type)

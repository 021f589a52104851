import type { Json } from '../template.ts'

const BOOLEANS: Record<string, boolean> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
}

const INTEGER = /^[-+]?(?:0|[1-9][0-9_]*)$/
const OCTAL = /^[-+]?0[0-7_]+$/
const HEXADECIMAL = /^[-+]?0x[0-9a-fA-F_]+$/
const SEXAGESIMAL = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/
const FLOAT = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?$/

/**
 * An unquoted YAML scalar, by the rules of YAML 1.1 as CloudFormation applies them: `yes` is true, `1.30` is 1.3,
 * `010` is 8, `22:22` is 1342, but a date stays text and `y` is no boolean. People quote what must stay as it is.
 */
export function plainScalar(text: string): Json {
  if (text === '' || text === '~' || /^(?:null|Null|NULL)$/.test(text)) return null
  if (/^(?:[a-z]+|[A-Z][a-z]+|[A-Z]+)$/.test(text) && Object.hasOwn(BOOLEANS, text.toLowerCase())) {
    return BOOLEANS[text.toLowerCase()] ?? text
  }
  if (!/^[-+.0-9]/.test(text)) return text
  const digits = text.replaceAll('_', '')
  if (INTEGER.test(text)) return exact(Number(digits), text)
  if (OCTAL.test(text)) return exact(signed(digits, 8), text)
  if (HEXADECIMAL.test(text)) return exact(signed(digits.replace('0x', ''), 16), text)
  if (SEXAGESIMAL.test(text)) return sexagesimal(digits)
  return FLOAT.test(text) ? exact(Number(digits), text) : text
}

function signed(digits: string, radix: number): number {
  return Number.parseInt(digits, radix)
}

/** A number that JavaScript would round, such as a 20-digit id, is worth more as it was written. */
function exact(value: number, text: string): Json {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? value : text
}

function sexagesimal(digits: string): number {
  const sign = digits.startsWith('-') ? -1 : 1
  return (
    sign *
    digits
      .replace(/^[-+]/, '')
      .split(':')
      .reduce((sum, part) => sum * 60 + Number(part), 0)
  )
}

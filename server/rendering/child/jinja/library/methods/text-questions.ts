import { isLower, isTitle, isUpper } from '../../text/case.ts'
import { isSpace } from '../../text/white-space.ts'
import { type Method, method } from './method.ts'
import { own } from './text-arguments.ts'

const digits =
  /^[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792]+$/u

export const isDigits = (text: string) => digits.test(text)

const questions: Record<string, (text: string) => boolean> = {
  isalnum: (text) => /^[\p{L}\p{N}]+$/u.test(text),
  isalpha: (text) => /^\p{L}+$/u.test(text),
  isascii: (text) => /^[\0-\x7f]*$/.test(text),
  isdecimal: (text) => /^\p{Nd}+$/u.test(text),
  isdigit: isDigits,
  isidentifier: (text) => /^[\p{XIDS}_]\p{XIDC}*$/u.test(text),
  islower: isLower,
  isnumeric: (text) => /^\p{N}+$/u.test(text),
  isprintable: (text) => !/[\p{C}\p{Z}]/u.test(text.replaceAll(' ', '')),
  isspace: (text) => text !== '' && Array.from(text).every(isSpace),
  istitle: isTitle,
  isupper: isUpper,
}

export const textQuestions: ReadonlyMap<string, Method> = new Map(
  Object.entries(questions).map(([name, ask]) => method(name, [], (self) => ask(own(self)))),
)

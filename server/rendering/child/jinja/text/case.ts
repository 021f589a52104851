/** Case as Python changes it; JavaScript knows the same tables but no titles. */

const cased = /\p{Cased}/u
/** Letters that are two in one, and have a form of their own for titles. */
const titleSpecial = new Map(
  ['Ǆǅǆ', 'Ǉǈǉ', 'Ǌǋǌ', 'Ǳǲǳ'].flatMap((group) => Array.from(group, (letter) => [letter, group[1] ?? ''] as const)),
)

const ligature = /^[ßև\ufb00-\ufb17]$/
/** Georgian has capitals, but no titles. */
const untitled = /^[\u10d0-\u10ff]$/
const iota = /.\u0399$/u

function titleLetter(letter: string): string {
  const special = titleSpecial.get(letter)
  if (special !== undefined || untitled.test(letter)) return special ?? letter
  const upper = letter.toUpperCase()
  // A Greek iota below the letter stays there.
  if (iota.test(upper)) return `${upper.slice(0, -1)}\u0345`.normalize('NFC')
  return ligature.test(letter) ? upper.charAt(0) + upper.slice(1).toLowerCase() : upper
}

export const capitalize = (text: string): string => {
  const [first = '', ...rest] = text
  return titleLetter(first) + lowerRest(first, rest.join(''))
}

/** A final sigma depends on the letters before it. */
const lowerRest = (before: string, rest: string) => (before + rest).toLowerCase().slice(before.toLowerCase().length)

/** `str.title`: every letter after something that is no letter. */
export function title(text: string): string {
  return text.replace(/\p{Cased}[\p{Cased}\p{Case_Ignorable}]*/gu, (word) => {
    let result = ''
    let previous = false
    for (const letter of word) {
      result += previous ? lowerIn(word, result.length, letter) : titleLetter(letter)
      previous = cased.test(letter)
    }
    return result
  })
}

export function swapCase(text: string): string {
  let [result, at] = ['', 0]
  for (const letter of text) {
    result += /\p{Uppercase}/u.test(letter)
      ? lowerIn(text, at, letter)
      : /\p{Lt}/u.test(letter)
        ? letter
        : letter.toUpperCase()
    at += letter.length
  }
  return result
}

/** A sigma at the end of a word has its own form. */
function lowerIn(text: string, at: number, letter: string): string {
  if (letter !== 'Σ') return letter.toLowerCase()
  const before = /\p{Cased}\p{Case_Ignorable}*$/u.test(text.slice(0, at))
  const after = /^\p{Case_Ignorable}*\p{Cased}/u.test(text.slice(at + 1))
  return before && !after ? 'ς' : 'σ'
}

export const caseFold = (text: string): string => Array.from(text, fold).join('')

/** Cherokee is compared by its capitals: it had them first. */
const cherokee = /^[\u13a0-\u13fd\uab70-\uabbf]$/

function fold(letter: string): string {
  const upper = letter.toUpperCase()
  if (letter === 'ẞ') return 'ss'
  if (cherokee.test(letter)) return upper
  return letter === 'ı' ? letter : upper.toLowerCase()
}

export const isLower = (text: string) => /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text)
export const isUpper = (text: string) => /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text)

export function isTitle(text: string): boolean {
  let any = false
  let previous = false
  for (const letter of text) {
    const upper = /[\p{Uppercase}\p{Lt}]/u.test(letter)
    const lower = !upper && /\p{Lowercase}/u.test(letter)
    if ((upper && previous) || (lower && !previous)) return false
    any ||= upper || lower
    previous = upper || lower
  }
  return any
}

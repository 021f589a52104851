/** `repr` of a text: quotes, escapes, and what cannot be printed as its code. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(/[\\'"]|[\p{C}\p{Z}]/gu, (character) => {
    if (character === '\\' || character === mark) return `\\${character}`
    if (character === "'" || character === '"' || character === ' ') return character
    return named.get(character) ?? coded(character)
  })
  return `${mark}${escaped}${mark}`
}

const named = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function coded(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`
}

/** `ascii(text)` after `repr`: nothing but ASCII remains. */
export const asciiOnly = (text: string): string => text.replace(/[^\0-\x7f]/gu, coded)

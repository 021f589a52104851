/** Python counts code points, JavaScript halves of surrogate pairs. Most texts have none, and are used as they are. */
const surrogate = /[\ud800-\udfff]/

export const lengthOf = (text: string): number => (surrogate.test(text) ? codePoints(text).length : text.length)

export const codePoints = (text: string): string[] => (surrogate.test(text) ? Array.from(text) : text.split(''))

/** The part between two code point indexes, both within the text. */
export function substring(text: string, from: number, to: number): string {
  return surrogate.test(text) ? Array.from(text).slice(from, to).join('') : text.slice(from, to)
}

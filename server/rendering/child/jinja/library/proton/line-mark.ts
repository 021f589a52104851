import type { RenderRequest } from '../../../../request.ts'

/** Unicode keeps these out of every text on purpose. */
const candidates = Array.from({ length: 32 }, (_, index) => String.fromCharCode(0xfdd0 + index))

/** A character that occurs neither in the template nor in its values, to stand for a line break until the end. */
export function freeMark({ source, names }: RenderRequest): string {
  const used = source + (typeof names === 'string' ? names : JSON.stringify(names))
  const lower = used.toLowerCase()
  const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16)}`
  return candidates.find((mark) => !used.includes(mark) && !lower.includes(escaped(mark))) ?? '\0'
}

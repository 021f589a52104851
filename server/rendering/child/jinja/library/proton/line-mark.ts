import type { RenderRequest } from '../../../../request.ts'

/** Unicode keeps these out of every text on purpose. */
const candidates = Array.from({ length: 32 }, (_, index) => String.fromCharCode(0xfdd0 + index))

/** A character that occurs neither in the template nor in its values, to stand for a line break until the end. */
export function freeMark({ source, names }: RenderRequest): string {
  const used = source + JSON.stringify(names)
  return candidates.find((candidate) => !used.includes(candidate)) ?? '\0'
}

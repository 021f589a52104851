import type { LineOrigins } from '../../rendering/request.ts'

/** The author's file and line for a line of the rendered text; only the file where the text is not of his making. */
export function placeOf(
  { files, fileOfLine, lineOfLine }: LineOrigins,
  renderedLine: number | undefined,
  file: string,
): { file: string; line?: number } {
  if (renderedLine === undefined) return { file }
  const index = Math.min(renderedLine, lineOfLine.length) - 1
  const origin = files[fileOfLine[index] ?? 0]
  const line = lineOfLine[index]
  return origin === undefined || line === undefined ? { file } : { file: origin, line }
}

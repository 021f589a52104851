import { nearest } from '../../rendering/nearest.ts'
import type { Bundle } from '../bundle/bundle.ts'
import type { Finding, Fix } from '../bundle/finding.ts'

/** The text that a finding is about, as its author wrote it. */
export interface Source {
  bundle: Pick<Bundle, 'kind' | 'files' | 'parts' | 'schema'>
  /** Lines of a file; none when it is not there. */
  lines: (file: string) => string[]
}

export function sourceOf(bundle: Source['bundle']): Source {
  const known = new Map<string, string[]>()
  return {
    bundle,
    lines(file) {
      const content = bundle.files.find(({ path }) => path === file)?.content
      const lines = known.get(file) ?? content?.split(/\r?\n/) ?? []
      known.set(file, lines)
      return lines
    },
  }
}

/** What an adviser knows better than whoever found it; the rest of the finding stays. */
export type Advice = Partial<Omit<Finding, 'severity' | 'code'>>
export type Adviser = (finding: Finding, source: Source) => Advice | undefined

/** Replaces part of one line. Columns count from 1, the end is the column after the last character. */
export const fixLine = (
  label: string,
  place: { file: string; line: number; from: number; to: number; text: string },
): Fix => ({
  label,
  file: place.file,
  from: { line: place.line, column: place.from },
  to: { line: place.line, column: place.to },
  text: place.text,
})

export const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? ''
export const isBlank = (line: string) => /^\s*(#.*)?$/.test(line)
/** A line that only the engine reads, and that is gone once rendered. */
export const isOfEngine = (line: string) => /^\s*(\{\{[#/~!]|\{\{\s*else|\{%|\{#)/.test(line)

/** The word that was meant: a typing mistake, or the beginning of exactly one of them. */
export function meant(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase()
  const longer = known.filter((name) => name.toLowerCase().startsWith(lower))
  return nearest(word, [...known]) ?? (longer.length === 1 && word.length > 2 ? longer[0] : undefined)
}

export const didYouMean = (word: string | undefined) => (word ? ` Did you mean ${word}?` : '')

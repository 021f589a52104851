import type { Answers } from '../../../../../../_trpc/answers.ts'
import { type Files, toFiles } from './changes.ts'

export type DraftAnswer = Answers['drafts']['get']

/** The text as the server last had it, as far as this page knows. */
export interface Base {
  revision: number
  savedAt: string
  savedBy: string
  files: Files
}

export const baseOf = ({ revision, savedAt, savedBy, files }: DraftAnswer): Base => ({
  revision,
  savedAt,
  savedBy,
  files: toFiles(files),
})

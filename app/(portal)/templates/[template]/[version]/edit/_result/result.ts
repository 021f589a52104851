import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import type { DraftAnswer } from '../_draft/base.ts'
import type { Fixes } from './use-fixes.ts'
import type { TypedText, useInspected } from './use-inspected.ts'

/** Shows a place of the text in the editor. */
export type OpenPlace = (file: string, line?: number, column?: number) => void

export interface ResultProps {
  draft: DraftAnswer
  typed: TypedText
  inspected: ReturnType<typeof useInspected>['data']
  /** Whether the text is being looked at: what is known is of an earlier one. */
  isFetching: boolean
  findings: readonly Finding[]
  fixes: Fixes
  onOpen: OpenPlace
}

export const resultTabs = {
  form: 'Form',
  rendered: 'Rendered',
  findings: 'Findings',
  plan: 'Plan for…',
  impact: 'Fleet impact',
} as const
export type ResultTab = keyof typeof resultTabs

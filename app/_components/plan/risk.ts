import type { Plan } from '../../../server/plans/plan.ts'
import type { Face } from '../status/face.ts'

/** How dangerous a plan is at a glance, by the worst it does. */
export const riskFaces: Record<Plan['risk'], Face> = {
  none: { mark: 'nothing', word: 'no change', tone: 'neutral' },
  safe: { mark: 'done', word: 'safe', tone: 'ok' },
  replacement: { mark: 'failed', word: 'replaces or removes', tone: 'warn' },
  security: { mark: 'failed', word: 'IAM or exposure', tone: 'warn' },
  data: { mark: 'stuck', word: 'data can be lost', tone: 'danger' },
}

/** Ours and AWS's numbers are not the same, so every plan says whose it is. */
export const sourceWords: Record<Plan['source'], { word: string; explains: string }> = {
  instant: {
    word: 'instant plan',
    explains: 'Computed here from both rendered templates and the public resource schemas, without asking AWS.',
  },
  change_set: { word: 'change set', explains: 'What CloudFormation itself says it would do.' },
}

import type { Answers } from '../../_trpc/answers.ts'

export type RolloutRow = Answers['rollouts']['list']['rows'][number]

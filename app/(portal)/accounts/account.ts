import type { Answers } from '../../_trpc/answers.ts'

export type Account = Answers['accounts']['list']['accounts'][number]

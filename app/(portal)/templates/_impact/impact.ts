import type { Answers } from '../../../_trpc/answers.ts'

export type Impact = Answers['versions']['impact']

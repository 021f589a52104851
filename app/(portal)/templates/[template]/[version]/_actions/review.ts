import type { Answers } from '../../../../../_trpc/answers.ts'

export type Review = Answers['versions']['review']

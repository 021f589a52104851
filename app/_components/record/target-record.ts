import type { Answers } from '../../_trpc/answers.ts'

type Environment = Answers['environments']['get']
type Instance = Answers['instances']['get']

/** What the record pages of environments and instances share. */
export type TargetRecord = Pick<Instance, keyof Environment & keyof Instance>

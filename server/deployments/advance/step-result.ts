import type { LookAgain } from '../../worker/context.ts'
import type { Deployment } from '../transition.ts'

/** What one step answers: the row as it is now, to go on at once; or when to look again. */
export type StepResult = { goOn: Deployment } | LookAgain

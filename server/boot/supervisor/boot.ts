import type { Config } from '../../config.ts'
import type { Child, ChildPlan } from './child.ts'

export type Mode = 'production' | 'development'

export interface Boot {
  config: Config
  mode: Mode
  stopping: AbortSignal
  /** Starts a child, keeps it running, and resolves when it is ready. */
  begin: (plan: ChildPlan) => Promise<Child>
}

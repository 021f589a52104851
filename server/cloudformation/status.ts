/** CloudFormation's stack statuses, answered as questions so that nobody else compares strings. */
export const isMoving = (status: string) => status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS'

/** Going back to what ran before, or finished doing so. */
export const isRollback = (status: string) => status.includes('ROLLBACK')

/** CloudFormation has given up: only a person can bring the stack on. */
export const isStuck = (status: string) =>
  ['UPDATE_ROLLBACK_FAILED', 'ROLLBACK_FAILED', 'DELETE_FAILED', 'IMPORT_ROLLBACK_FAILED'].includes(status)

export const hasSucceeded = (status: string) =>
  ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'].includes(status)

/** An empty shell that a failed or abandoned creation left: it holds nothing and accepts only deletion. */
export const isShell = (status: string) =>
  ['ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS', 'ROLLBACK_FAILED'].includes(status)

/** The statuses a sweep asks for: everything CloudFormation is working on. */
export const movingStatuses = [
  'CREATE_IN_PROGRESS',
  'ROLLBACK_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
  'IMPORT_ROLLBACK_IN_PROGRESS',
] as const

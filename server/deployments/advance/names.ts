import type { targets } from '../../../drizzle/schema/targets.ts'
import type { Deployment } from '../transition.ts'

/**
 * Every identifier a deployment uses towards CloudFormation is made from its id and attempt, so that a repeated call is
 * recognised as the same one. A new attempt is a new deployment, never a new random name.
 */
export const changeSetNameOf = ({ id, attempt }: Deployment) => `${id}-${attempt}`
export const tokenPrefixOf = ({ id, attempt }: Deployment) => `${id}-${attempt}-`
export const tokenOf = (deployment: Deployment, verb: 'propose' | 'execute' | 'delete' | 'cancel' | 'clear') =>
  `${tokenPrefixOf(deployment)}${verb}`

export const targetTag = 'hadron:target-id'

/** The same for every deployment of a target: a changing tag would change every resource of the stack. */
export const tagsOf = (target: typeof targets.$inferSelect) => ({
  [targetTag]: target.id,
  'hadron:target': target.name,
  'hadron:stage': target.stage,
})

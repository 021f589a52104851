/** The stacks a bundle describes: an environment's one, or a service's instance and (optionally) pipeline. */
export const parts = ['infrastructure', 'instance', 'pipeline'] as const
export type Part = (typeof parts)[number]

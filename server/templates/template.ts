/** What a template makes. */
export const templateKinds = ['environment', 'service'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** Template, environment, service and instance names. Stack names are made of them, so the rule is the strictest of all. */
export const namePattern = /^(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const nameRule =
  'Names use lower-case letters, digits and single hyphens, start with a letter and have 2 to 40 characters, for example orders-api.'

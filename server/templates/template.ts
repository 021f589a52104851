/** What a template makes. */
export const templateKinds = ['environment', 'service'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** Template, environment, service and instance names. Stack names are made of them, so the rule is the strictest of all. */
export const namePattern = /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/
export const nameRule =
  'Names start with a letter and use lower-case letters, digits and hyphens, 3 to 40 characters, for example orders-api.'

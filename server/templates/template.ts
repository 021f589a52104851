/** What a template makes. */
export const templateKinds = ['environment', 'service'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** Names of templates, accounts, environments and services. Stack names are made of them, so the rule is the strictest. */
export const namePattern = /^(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const nameRule =
  'Names use lower-case letters, digits and single hyphens, start with a letter and have 2 to 40 characters, for example orders-api.'

/** Two hyphens cannot occur inside a name, nor one at its beginning, so no two targets ever make the same stack name. */
export const stackNameOf = {
  environment: (environment: string) => `hadron-${environment}`,
  instance: (service: string, environment: string) => `hadron-${service}--${environment}`,
  pipeline: (service: string) => `hadron-${service}---pipeline`,
}

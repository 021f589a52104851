/** The forms of what says where a service's source is; the portal's form and the API hold to the same ones. */
export const connectionPattern =
  /^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[\w-]+$/
export const connectionRule =
  'Paste the ARN of a connection, as CodeConnections shows it: arn:aws:codeconnections:REGION:ACCOUNT:connection/ID.'

export const repositoryPattern = /^[\w.-]+(\/[\w.-]+)+$/
export const repositoryRule = 'Write the repository as owner/name, for example shop/orders.'

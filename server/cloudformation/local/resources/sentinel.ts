import type { Json } from '../../template/template.ts'

export type Change = 'create' | 'update' | 'delete' | 'rollback'

/**
 * The reason a resource shall fail with, when somebody wrote `hadron:fail-<change>` into a property of it.
 * A colon after the word starts the reason; it ends where the next such word begins.
 */
export function commandedFailure(properties: Json, change: Change): string | undefined {
  const word = `hadron:fail-${change}`
  const text = textWith(properties, word)
  if (text === undefined) return undefined
  const rest = text.slice(text.indexOf(word) + word.length).split('hadron:fail-')[0] ?? ''
  const reason = rest.startsWith(':') ? rest.slice(1).trim() : ''
  return reason === '' ? plausibleReason(change) : reason
}

function textWith(value: Json, word: string): string | undefined {
  if (typeof value === 'string') return value.includes(word) ? value : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const item of Object.values(value)) {
    const found = textWith(item, word)
    if (found !== undefined) return found
  }
  return undefined
}

export function plausibleReason(change: Change): string {
  const said = {
    create: 'You have reached a limit on the number of resources of this kind',
    update: 'The requested configuration is not valid for this resource',
    delete: 'The resource is in use and cannot be deleted',
    rollback: 'The resource is not in a state that allows going back',
  }[change]
  const code = {
    create: 'ServiceLimitExceeded',
    update: 'InvalidRequest',
    delete: 'ResourceConflict',
    rollback: 'NotUpdatable',
  }
  return `Resource handler returned message: "${said} (Service: Hadron, Status Code: 400)" (HandlerErrorCode: ${code[change]})`
}

import { isObject, type Json } from '../../../template/template.ts'
import { fits } from '../../state/settings.ts'
import type { ResourceChange } from '../../state/stack.ts'

type Change = Pick<ResourceChange, 'action' | 'logicalId' | 'type' | 'replacement'>
type Statement = { allow: boolean; actions: string[]; resources: string[]; notResources?: string[]; types?: string[] }

/**
 * Why a stack policy does not let an update touch a resource; nothing when it does. Once there is a policy, what it
 * does not allow is denied, and a denial wins over any allowance. An empty policy protects nothing.
 */
export function policyDenial(policy: string, change: Change): string | undefined {
  const statements = readStatements(policy)
  if (statements.length === 0 || change.action === 'Add') return undefined
  const action =
    change.action === 'Remove' ? 'Update:Delete' : change.replacement === 'True' ? 'Update:Replace' : 'Update:Modify'
  const applying = statements.filter((statement) => applies(statement, action, change))
  const denying = applying.find((statement) => !statement.allow)
  if (!denying && applying.length > 0) return undefined
  const number = denying ? statements.indexOf(denying) + 1 : 1
  return `Action denied by stack policy: Statement [#${number}] does not allow [${action}] for resource [LogicalResourceId/${change.logicalId}]`
}

function applies(statement: Statement, action: string, { logicalId, type }: Change): boolean {
  const resource = `LogicalResourceId/${logicalId}`
  const named = statement.notResources
    ? !statement.notResources.some((pattern) => fits(pattern, resource))
    : statement.resources.some((pattern) => fits(pattern, resource))
  const typed = !statement.types || statement.types.some((pattern) => fits(pattern, type))
  return named && typed && statement.actions.some((pattern) => fits(pattern, action))
}

function readStatements(policy: string): Statement[] {
  const document: Json = JSON.parse(policy)
  const given = isObject(document) ? document.Statement : undefined
  return (Array.isArray(given) ? given : [given]).filter(isObject).map((statement) => {
    const condition = isObject(statement.Condition) ? Object.values(statement.Condition)[0] : undefined
    return {
      allow: statement.Effect === 'Allow',
      actions: strings(statement.Action),
      resources: strings(statement.Resource),
      notResources: statement.NotResource === undefined ? undefined : strings(statement.NotResource),
      types: isObject(condition) ? strings(condition.ResourceType) : undefined,
    }
  })
}

function strings(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)
}

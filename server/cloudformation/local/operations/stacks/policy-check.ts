import { isObject, type Json } from '../../../template/template.ts'
import { fits } from '../../state/settings.ts'
import type { ResourceChange } from '../../state/stack.ts'

type Change = Pick<ResourceChange, 'action' | 'logicalId' | 'type' | 'replacement'>
type Statement = { allow: boolean; actions: string[]; resources: string[]; notResources?: string[]; types?: string[] }

/**
 * The resources that a stack policy does not let an update touch. Once there is a policy, what it does not allow is
 * denied, and a denial wins over any allowance.
 */
export function deniedChanges(policy: string, changes: Change[]): string[] {
  const statements = readStatements(policy)
  return changes.filter((change) => change.action !== 'Add' && !isAllowed(statements, change)).map((c) => c.logicalId)
}

function isAllowed(statements: Statement[], change: Change): boolean {
  const action =
    change.action === 'Remove' ? 'Update:Delete' : change.replacement === 'True' ? 'Update:Replace' : 'Update:Modify'
  const applying = statements.filter((statement) => applies(statement, action, change))
  return applying.some((statement) => statement.allow) && applying.every((statement) => statement.allow)
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

import { type EvaluatedResource, evaluateResource, holds, openScope } from '../../cloudformation/template/evaluate.ts'
import { entry, type Template } from '../../cloudformation/template/template.ts'
import { parsed } from './parsed.ts'

/** One side of a comparison: a rendered template and the values of its parameters. */
export interface Rendered {
  body: string
  parameters: Record<string, string>
}

/** Where the stack is, or will be: what the pseudo parameters say. */
export interface Place {
  region: string
  awsAccountId: string
  stackName: string
}

/** By logical id; a map, because people may call a resource `constructor`. */
export type Resources = Map<string, EvaluatedResource>

const mask = '••••'

/** The resources of both sides, evaluated. The values of NoEcho parameters are nowhere in them. */
export function evaluateSides(before: Rendered | undefined, after: Rendered | undefined, place: Place) {
  const then = before && { ...before, template: parsed(before.body) }
  const now = after && { ...after, template: parsed(after.body) }
  const secret = new Set([...secretsOf(then?.template), ...secretsOf(now?.template)])
  const masked = (side: Rendered, was: Rendered | undefined) =>
    Object.fromEntries(
      [...secret].map((name) => [
        name,
        !was || valueIn(was, name) === valueIn(side, name) ? mask : `${mask} (changed)`,
      ]),
    )
  return {
    before: then ? evaluated(then.template, then.parameters, masked(then, undefined), place) : new Map(),
    after: now ? evaluated(now.template, now.parameters, masked(now, then), place) : new Map(),
  }
}

/** Conditions see the real values, so that the right resources are there; properties see the masks. */
function evaluated(
  template: Template,
  parameters: Record<string, string>,
  masks: Record<string, string>,
  { region, awsAccountId, stackName }: Place,
): Resources {
  const scope = openScope(template, { parameters, pseudo: { region, accountId: awsAccountId, stackName } })
  const shown = { ...scope, parameters: { ...parameters, ...masks } }
  return new Map(
    Object.entries(template.resources)
      .filter(([, { condition }]) => holds(scope, condition))
      .map(([logicalId]) => [logicalId, evaluateResource(shown, logicalId)]),
  )
}

function secretsOf(template: Template | undefined): string[] {
  return Object.entries(template?.parameters ?? {}).flatMap(([name, { noEcho }]) => (noEcho ? [name] : []))
}

const valueIn = ({ body, parameters }: Rendered, name: string) =>
  entry(parameters, name) ?? entry(parsed(body).parameters, name)?.default

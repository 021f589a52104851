import { type Engine, RegoEngine } from '@aws/cloudformation-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resourceType } from '../../server/cloudformation/template/resource-types.ts'
import type { Template } from '../../server/cloudformation/template/template.ts'
import { holdsData } from '../../server/plans/resource-rules.ts'
import type { RenderedPart } from '../../server/templates/rendering/render.ts'
import { cases, templateOf } from './reading.ts'
import { longest, pool } from './rendering.ts'

// AWS's own validator takes seconds to start and 500 MB, so there is one for all.
let validator: Engine
beforeAll(() => {
  validator = new RegoEngine()
})
afterAll(() => {
  validator.free()
  pool.close()
})

/** Below a warning there is only advice to tag every resource, which stack tags do, and notes on what replaces. */
function complaints({ body, parameters }: RenderedPart): string[] {
  const template = { path: 'cloudformation.yaml', readBytes: () => Buffer.from(body) }
  const { status, diagnostics } = validator.validateStandard(template, {
    parameterOverrides: parameters,
    severityLevel: 'WARN',
  })
  const found = diagnostics.map(({ ruleId, message, startLine }) => `${ruleId} line ${startLine}: ${message}`)
  return status === 'OK' ? found : [status, ...found]
}

/** Names that live inside a resource of the stack, or that a person asked for. */
const harmlessNames = new Set([
  'AWS::ApplicationAutoScaling::ScalingPolicy "cpu"',
  'AWS::ApplicationAutoScaling::ScalingPolicy "backlog"',
  'AWS::ApiGatewayV2::Stage "$default"',
  'AWS::Lambda::Alias "live"',
  'AWS::Route53::RecordSet "orders.example.com"',
])

/** Every description names what the stack is of. */
const nameIn = { infrastructure: 'e', instance: 'i', pipeline: 's' }

/** A policy of a bucket goes by the bucket's name, which is nobody's choice either. */
const isReference = (name: unknown) => typeof name === 'object' && name !== null && 'Ref' in name

const resourcesOf = (template: Template) => Object.entries(template.resources)

test('the validator finds what is wrong, so its silence means something', () => {
  const body = 'Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { DisplayNam: x } } }'
  expect(complaints({ body, parameters: {}, digest: '' })).not.toEqual([])
})

describe.each(cases)('$name, with the longest names', ({ part, rendered }) => {
  test('is valid CloudFormation without warnings', async () => {
    expect(complaints(await rendered())).toEqual([])
  })

  test('lets CloudFormation choose every physical name', async () => {
    const template = await templateOf(rendered())
    const named = resourcesOf(template).flatMap(([, { type, properties }]) => {
      const nameProperty = resourceType(type)?.nameProperty
      const name = nameProperty && properties[nameProperty]
      return name === undefined || name === '' || isReference(name) ? [] : [`${type} ${JSON.stringify(name)}`]
    })
    // A name from the stack's id is as unique as one that CloudFormation makes.
    expect(named.filter((name) => !harmlessNames.has(name) && !name.includes('AWS::StackId'))).toEqual([])
    for (const { exportName } of Object.values(template.outputs)) expect(exportName).toBeUndefined()
  })

  test('keeps names within the 256 characters of a tag and the 1,024 of a description', async () => {
    const { document, description } = await templateOf(rendered())
    expect(description).toContain(longest(nameIn[part]))
    expect(description?.length).toBeLessThanOrEqual(1_024)
    for (const value of tagValues(document)) expect(value.length).toBeLessThanOrEqual(256)
  })

  test('deletes logs with the stack, and says what becomes of everything else that holds data', async () => {
    const template = await templateOf(rendered())
    for (const [logicalId, { type, deletionPolicy, updateReplacePolicy }] of resourcesOf(template)) {
      if (type === 'AWS::Logs::LogGroup') expect([deletionPolicy, updateReplacePolicy]).toEqual(['Delete', 'Delete'])
      else if (holdsData(type)) expect([logicalId, deletionPolicy, updateReplacePolicy]).not.toContain(undefined)
    }
  })
})

function tagValues(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(tagValues)
  if (typeof node !== 'object' || node === null) return []
  const { Key, Value } = node as Record<string, unknown>
  if (typeof Key === 'string' && typeof Value === 'string') return [Value]
  return Object.values(node).flatMap(tagValues)
}

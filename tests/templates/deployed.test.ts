import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStacks } from '../../server/cloudformation/aws.ts'
import { type LocalEndpoint, startLocalEndpoint } from '../../server/cloudformation/local/endpoint.ts'
import type { ChangeSetState, StackState, Stacks } from '../../server/cloudformation/stacks.ts'
import type { RenderedPart } from '../../server/templates/rendering/render.ts'
import { migrateSpec, stepsFor } from '../../server/templates/specs/migration.ts'
import { checkSpec, type Spec } from '../../server/templates/specs/spec.ts'
import { catalogue, type StarterVersion } from './catalogue.ts'
import { cases } from './reading.ts'
import { exampleSpec, pool, render, renderPipeline } from './rendering.ts'
import { deployedInstances } from './variants.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'hadron-catalogue-'))
let endpoint: LocalEndpoint
let stacks: Stacks

beforeAll(async () => {
  endpoint = await startLocalEndpoint({ port: 0, dataDir, timeScale: 0 })
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_ACCESS_KEY_ID: '000000000000',
    AWS_SECRET_ACCESS_KEY: 'test',
  })
  const unlimited = { take: async () => undefined, throttled: async () => undefined }
  stacks = openStacks({ region: 'eu-west-1', roleArn: null, externalId: null, sessionName: 'catalogue' }, unlimited)
})
afterAll(async () => {
  pool.close()
  await endpoint.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Deploys as Hadron does, by a change set; answers what the change set said and how the stack stands then. */
async function deploy(stack: string, { body, parameters }: RenderedPart) {
  const known = await stacks.read(stack)
  const kind = known === 'absent' || known.status === 'DELETE_COMPLETE' ? 'create' : 'update'
  const changeSetName = `to-${Math.random().toString(36).slice(2)}`
  await stacks.propose({ stack, changeSetName, token: changeSetName, kind, body, parameters, tags: {} })
  const proposed = await until<ChangeSetState>(
    () => stacks.readChangeSet(stack, changeSetName),
    ({ status }) => status !== 'pending',
  )
  if (proposed.status !== 'ready') return { proposed, state: undefined }
  await stacks.execute(stack, changeSetName, changeSetName)
  return { proposed, state: await settled(stack) }
}

const settled = (stack: string) =>
  until<StackState>(
    () => stacks.read(stack),
    ({ status }) => !/IN_PROGRESS$/.test(status),
  )

async function until<Answer extends object>(ask: () => Promise<Answer | 'absent'>, holds: (answer: Answer) => boolean) {
  for (;;) {
    const answer = await ask()
    if (answer === 'absent') throw new Error('it is gone')
    if (holds(answer)) return answer
  }
}

async function removed(stack: string) {
  const before = await stacks.read(stack)
  if (before === 'absent') throw new Error(`${stack} is not there`)
  await stacks.remove(before.arn, 'remove')
  return settled(before.arn)
}

describe.each(cases.map((each, index) => ({ ...each, stack: `case-${index}` })))('$name', ({ rendered, stack }) => {
  test('is created and deleted', async () => {
    const { proposed, state } = await deploy(stack, await rendered())
    expect(proposed.reason).toBe('')
    expect(state?.statusReason).toBe('')
    expect(state?.status).toBe('CREATE_COMPLETE')
    for (const value of Object.values(state?.outputs ?? {})) expect(value).not.toBe('')
    expect((await removed(stack)).status).toBe('DELETE_COMPLETE')
  })
})

/** The spec of one version as the next takes it: as it is, or migrated. */
function carried(from: StarterVersion, to: StarterVersion, spec: Spec): Spec {
  const schema = to.bundle.schema[to.part] ?? {}
  if (from.version.major === to.version.major) return spec
  const found = to.bundle.migrations.find(({ to: { major } }) => major === to.version.major)
  const stored = checkSpec(from.bundle.schema[from.part] ?? {}, spec).spec
  const result = found && migrateSpec(stepsFor(found.migration, to.part), stored, schema)
  if (result?.outcome !== 'migrated') throw new Error(`${from.name} does not migrate to ${to.name}`)
  return result.spec
}

describe.each(catalogue.map(({ facts, versions }) => ({ name: facts.name, versions })))(
  'a stack of $name',
  ({ name, versions }) => {
    test.each(['example', 'defaults'])('goes from its first version to its last, from its %s', async (kind) => {
      const stack = `steps-${name}-${kind}`
      const [first, ...later] = versions
      if (!first) throw new Error(`${name} has no version`)
      let spec = kind === 'example' ? exampleSpec(first) : {}
      expect((await deploy(stack, await render(first, { spec }))).state?.status).toBe('CREATE_COMPLETE')
      let before = first
      for (const next of later) {
        spec = carried(before, next, spec)
        const { proposed, state } = await deploy(stack, await render(next, { spec }))
        expect([next.name, proposed.reason, state?.statusReason, state?.status]).toEqual([
          next.name,
          '',
          '',
          'UPDATE_COMPLETE',
        ])
        before = next
      }
      expect((await removed(stack)).status).toBe('DELETE_COMPLETE')
    })
  },
)

const delivered = catalogue.map(({ facts, versions }) => ({
  name: facts.name,
  versions: versions.filter(({ bundle }) => bundle.parts.pipeline),
}))

test.each(delivered.filter(({ versions }) => versions.length > 0))(
  'the pipeline of $name follows its instances and its versions, and goes',
  async ({ name, versions }) => {
    const stack = `pipeline-${name}`
    const [first = versions[0], ...later] = versions
    if (!first) throw new Error(`${name} has no pipeline`)
    const all = deployedInstances(first).instances ?? []
    const made = await deploy(stack, await renderPipeline(first, { instances: all.slice(0, 1) }))
    expect(made.state?.status).toBe('CREATE_COMPLETE')
    for (const instances of [all, all.toReversed(), all.slice(1)]) {
      const { proposed, state } = await deploy(stack, await renderPipeline(first, { instances }))
      expect([proposed.reason, state?.status]).toEqual(['', 'UPDATE_COMPLETE'])
    }
    for (const next of later) {
      const { proposed, state } = await deploy(stack, await renderPipeline(next, { instances: all }))
      expect([proposed.reason, state?.status]).toEqual(['', 'UPDATE_COMPLETE'])
    }
    expect((await removed(stack)).status).toBe('DELETE_COMPLETE')
  },
)

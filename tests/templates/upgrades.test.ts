import { afterAll, describe, expect, test } from 'vitest'
import { planInstantly } from '../../server/plans/instant-plan.ts'
import type { Plan } from '../../server/plans/plan.ts'
import { minorBreaks } from '../../server/templates/specs/compatibility.ts'
import { migrateSpec, stepsFor } from '../../server/templates/specs/migration.ts'
import { checkSpec, immutableChanges, type Spec } from '../../server/templates/specs/spec.ts'
import { type StarterVersion, steps } from './catalogue.ts'
import { exampleSpec, pool, render } from './rendering.ts'

afterAll(() => pool.close())

const place = { region: 'eu-west-1', awsAccountId: '111122223333', stackName: 'hadron-orders-production' }
const schemaOf = ({ bundle, part }: StarterVersion) => bundle.schema[part] ?? {}
const minors = steps.filter(({ from, to }) => from.version.major === to.version.major)
const majors = steps.filter(({ from, to }) => from.version.major !== to.version.major)

/** What an upgrade does to a stack that runs with this spec. */
async function planUpgrade(from: StarterVersion, to: StarterVersion, { before, after }: { before: Spec; after: Spec }) {
  const [old, wanted] = [await render(from, { spec: before }), await render(to, { spec: after })]
  return planInstantly({ before: old, after: wanted, place })
}

const withAction = ({ changes }: Plan, ...actions: string[]) =>
  changes.filter(({ action }) => actions.includes(action)).map(({ logicalId }) => logicalId)

const oldSpecs = (from: StarterVersion): [string, Spec][] => [
  ['the example', exampleSpec(from)],
  ['nothing but defaults', {}],
]

describe.each(minors)('from $step', ({ from, to }) => {
  test('accepts every spec that was accepted before', () => {
    expect(minorBreaks(schemaOf(from), schemaOf(to))).toEqual([])
  })

  test.each(oldSpecs(from))('takes %s as it is', (_, spec) => {
    expect(checkSpec(schemaOf(to), spec).issues).toEqual([])
  })

  test.each(oldSpecs(from))('replaces and removes nothing of %s', async (_, spec) => {
    const plan = await planUpgrade(from, to, { before: spec, after: spec })
    expect(withAction(plan, 'replace', 'may_replace', 'remove')).toEqual([])
    expect(plan.changes).not.toEqual([])
  })
})

describe.each(majors)('from $step', ({ from, to }) => {
  function migrated(spec: Spec): Spec {
    const migration = to.bundle.migrations.find(({ to: { major } }) => major === to.version.major)?.migration
    if (migration?.from !== String(from.version.major)) throw new Error(`${to.name} has no migration from ${from.name}`)
    // A fleet's specs are stored with their defaults filled in.
    const stored = checkSpec(schemaOf(from), spec).spec
    const result = migrateSpec(stepsFor(migration, to.part), stored, schemaOf(to))
    if (result.outcome !== 'migrated') throw new Error(JSON.stringify(result))
    return result.spec
  }

  test('does not take the example as it is, or it would not need a major', () => {
    expect(checkSpec(schemaOf(to), exampleSpec(from)).issues).not.toEqual([])
  })

  test.each(oldSpecs(from))('migrates %s without a question, and keeps what cannot change', (_, spec) => {
    const next = migrated(spec)
    expect(checkSpec(schemaOf(to), next).issues).toEqual([])
    expect(immutableChanges(schemaOf(to), checkSpec(schemaOf(from), spec).spec, next)).toEqual([])
  })

  test.each(oldSpecs(from))('replaces of %s exactly what its notes say', async (_, spec) => {
    const plan = await planUpgrade(from, to, { before: spec, after: migrated(spec) })
    const [, said = ''] = /^\*\*What is replaced:\*\*(.*)$/m.exec(to.bundle.notes ?? '') ?? []
    const named = [...said.matchAll(/\(((?:`\w+`(?:, )?)+)\)/g)].map(([, names = '']) =>
      [...names.matchAll(/\w+/g)].map(([name]) => name),
    )
    // First what is replaced for certain, then what follows because it is tied to it.
    const [certain, following] = [withAction(plan, 'replace'), withAction(plan, 'may_replace')]
    expect([...certain, ...following].toSorted()).toEqual(named.flat().toSorted())
    if (certain.length > 0) expect(certain.toSorted()).toEqual(named[0]?.toSorted())
    expect(withAction(plan, 'remove')).toEqual([])
    expect(plan.counts.dataBearing).toBe(0)
  })
})

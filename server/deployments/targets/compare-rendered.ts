import { and, eq, isNull } from 'drizzle-orm'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Ctx } from '../../context.ts'
import { notFound, Problem } from '../../errors.ts'
import { planInstantly } from '../../plans/instant-plan.ts'
import type { CompareRendered } from '../../templates/inputs.ts'
import { examplePlace } from '../../templates/rendering/example-names.ts'
import { namesToTry } from '../../templates/rendering/names-to-try.ts'
import { renderPart } from '../../templates/rendering/render.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from '../../templates/versions/load.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import { prepareDraft } from '../draft.ts'
import { partOf } from '../target-names.ts'
import type { Target } from './change.ts'
import { specAs } from './spec-for.ts'

/**
 * What two versions render to, and what going from the first to the second does: for a live target, whose spec is taken
 * to each of them as an upgrade would, or each with its own example. What does not render is an answer (`trouble`).
 */
export async function compareRendered(ctx: Ctx, { template: name, target: id, ...numbers }: CompareRendered) {
  const template = await findTemplate(ctx.db, name)
  const target = id ? await readTarget(ctx, template, id) : undefined
  const began = performance.now()
  const before = await renderSide(ctx, await find(ctx, template, numbers.before), target)
  const after = await renderSide(ctx, await find(ctx, template, numbers.after), target)
  const of = target ? { id: target.id, name: target.name } : null
  if ('trouble' in before) return { target: of, trouble: before.trouble }
  if ('trouble' in after) return { target: of, trouble: after.trouble }
  const plan = planInstantly({ before, after, place: after.place })
  return {
    target: of,
    trouble: null,
    before: { body: before.body, parameters: before.parameters },
    after: { body: after.body, parameters: after.parameters },
    plan,
    tookMs: Math.round(performance.now() - began),
  }
}

const exampleStack = { ...examplePlace, awsAccountId: examplePlace.accountId, stackName: 'hadron-example' }

async function renderSide(ctx: Ctx, version: LoadedVersion, target: Target | undefined) {
  const part = partOf(target?.kind ?? (version.template.kind === 'environment' ? 'environment' : 'instance'))
  try {
    const { names, place } = target
      ? await namesOf(ctx, version, target)
      : { names: await namesToTry(ctx.renderer, version.bundle, part), place: exampleStack }
    return { ...(await renderPart(ctx.renderer, { bundle: version.bundle, part, names })), place }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { trouble: `${formatVersion(version)}: ${error.message}` }
  }
}

async function namesOf(ctx: Ctx, version: LoadedVersion, target: Target) {
  const { spec, trouble, questions } = await specAs(ctx, { target, version })
  const [question] = questions
  if (trouble ?? question) {
    const why = trouble ?? `its owner has to answer: ${question?.question}`
    throw new Problem('BAD_REQUEST', `The spec of ${target.name} cannot be taken along: ${why}`, {
      reason: 'SPEC_MIGRATION',
    })
  }
  return prepareDraft(ctx, { target, version, spec })
}

async function find(ctx: Ctx, template: { id: string; name: string }, number: string): Promise<LoadedVersion> {
  const found = await findVersion(ctx.db, template.id, number)
  if (!found) throw notFound(`${template.name} ${number}`)
  return loadVersion(ctx.db, found.id)
}

async function readTarget(ctx: Ctx, template: { id: string; name: string }, id: string): Promise<Target> {
  const [target] = await ctx.db
    .select()
    .from(targets)
    .where(and(eq(targets.id, id), eq(targets.templateId, template.id), isNull(targets.deletedAt)))
  if (!target) throw notFound(`A target ${id} of ${template.name}`)
  return target
}

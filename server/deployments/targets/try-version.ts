import { and, eq, isNull } from 'drizzle-orm'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Ctx } from '../../context.ts'
import { notFound, Problem } from '../../errors.ts'
import { planInstantly } from '../../plans/instant-plan.ts'
import type { Part } from '../../templates/bundle/part.ts'
import type { TryVersion } from '../../templates/drafts/inputs.ts'
import { readTyped, type TypedText } from '../../templates/drafts/typing/inspect.ts'
import { toFinding } from '../../templates/inspection/inspect.ts'
import { namesToTry } from '../../templates/rendering/names-to-try.ts'
import { renderTraced } from '../../templates/rendering/render.ts'
import { prepareDraft } from '../draft.ts'
import { partOf } from '../target-names.ts'
import type { Target } from './change.ts'
import { specAs } from './spec-for.ts'

/**
 * What a version would make, also while it is being written: rendered, with the line each line comes from, and planned
 * against what a target runs, or against nothing for the bundle's own example. Keeps nothing and asks AWS nothing.
 * What is wrong with the text, or with a spec that no longer fits, is an answer (`trouble`) and not an error.
 */
export async function tryVersion(ctx: Ctx, { part: wanted, target: targetId, ...draft }: TryVersion) {
  const began = performance.now()
  const version = await readTyped(ctx, draft)
  const target = targetId ? await readTarget(ctx, version, targetId) : undefined
  const part = target ? partOf(target.kind) : partToTry(version, wanted)
  const file = version.bundle.parts[part]?.file ?? null
  const described = { part, file, target: target ? { id: target.id, name: target.name } : null }
  try {
    const { names, before, place, migrated } = target
      ? await namesOfTarget(ctx, version, target)
      : {
          names: await namesToTry(ctx.renderer, version.bundle, part),
          before: undefined,
          place: nowhere,
          migrated: false,
        }
    const rendered = await renderTraced(ctx.renderer, { bundle: version.bundle, part, names })
    const plan = planInstantly({ before, after: rendered, place })
    const tookMs = Math.round(performance.now() - began)
    return { ...described, ok: true as const, ...rendered, plan, migrated, tookMs }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...described, ok: false as const, trouble: troubleOf(error, file ?? 'infrastructure/manifest.yaml') }
  }
}

/** Where the example is planned: an account that is nobody's. */
const nowhere = { region: 'eu-central-1', awsAccountId: '123456789012', stackName: 'hadron-example' }

const partToTry = ({ bundle, template }: TypedText, wanted: Part | undefined): Part =>
  wanted && bundle.parts[wanted] ? wanted : template.kind === 'environment' ? 'infrastructure' : 'instance'

async function readTarget(ctx: Ctx, { templateId, template }: TypedText, id: string): Promise<Target> {
  const [target] = await ctx.db
    .select()
    .from(targets)
    .where(and(eq(targets.id, id), eq(targets.templateId, templateId), isNull(targets.deletedAt)))
  if (!target) throw notFound(`A target ${id} of ${template.name}`)
  return target
}

async function namesOfTarget(ctx: Ctx, version: TypedText, target: Target) {
  const { spec, migrated, trouble, questions } = await specAs(ctx, { target, version })
  if (trouble)
    throw new Problem('BAD_REQUEST', `The spec of ${target.name} cannot be migrated: ${trouble}`, {
      reason: 'SPEC_MIGRATION',
    })
  const [question] = questions
  if (question) {
    throw new Problem('BAD_REQUEST', `The migration asks the owner of ${target.name}: ${question.question}`, {
      reason: 'SPEC_QUESTION',
      issues: questions.map(({ at, question: message }) => ({ at, message })),
    })
  }
  return { ...(await prepareDraft(ctx, { target, version, spec })), migrated }
}

/** Only what the template itself was refused for has a place in its files. */
function troubleOf(problem: Problem, file: string) {
  const { reason, message, issues } = problem
  const ofSpec = /^(SPEC|ENVIRONMENT)_/.test(reason)
  return { reason, message, issues, finding: ofSpec ? null : toFinding(problem, file) }
}

import type { LoadedVersion } from '../../../templates/versions/load.ts'
import { formatVersion } from '../../../templates/versions/version.ts'
import type { FleetPlan, PlannedMember } from '../fleet-plan.ts'
import type { OutKind } from '../members/leave-out.ts'
import { groupShapes, type Shape } from '../shapes.ts'
import { blastRadius } from './blast-radius.ts'
import { groupOut, type OutGroup } from './group-out.ts'
import { groupQuestions, type OpenQuestion } from './questions.ts'

/** What upgrading everybody to a version would do, by shapes and not by rows. */
export interface Impact {
  version: string
  /** Targets of the template, all of them. */
  fleet: number
  changing: number
  unchanged: number
  /** Resources over the whole fleet. */
  replacements: { certain: number; possible: number; dataBearing: number }
  removals: number
  shapes: (Shape & ReturnType<typeof blastRadius>)[]
  questions: OpenQuestion[]
  /** Who could not be upgraded even if somebody wanted to: the spec, the template or the environment stands against it. */
  unable: number
  out: OutGroup[]
  /** "Publishing 1.2 would affect 418 instances in 5 shapes; …" */
  sentence: string
  tookMs: number
}

type Out = FleetPlan['out']

const obstacles: OutKind[] = ['spec_does_not_fit', 'does_not_render', 'environment_incompatible']

/** Pure: the same members give the same impact. */
export function describeImpact(version: LoadedVersion, members: PlannedMember[], out: Out): Omit<Impact, 'tookMs'> {
  const changing = members.filter(({ target, plannedDigest }) => plannedDigest !== target.fromDigest)
  const shapes = groupShapes(changing.map(({ plan }) => plan))
  const sum = (count: (member: PlannedMember) => number) => changing.reduce((all, member) => all + count(member), 0)
  const facts = {
    version: formatVersion(version),
    fleet: members.length + out.length,
    changing: changing.length,
    unchanged: members.length - changing.length,
    replacements: {
      certain: sum(({ plan }) => plan.counts.replace),
      possible: sum(({ plan }) => plan.counts.may_replace),
      dataBearing: sum(({ plan }) => plan.counts.dataBearing),
    },
    removals: sum(({ plan }) => plan.counts.remove),
    questions: groupQuestions(out),
    unable: out.filter(({ leftOut }) => obstacles.includes(leftOut.kind)).length,
  }
  const noun = version.template.kind === 'environment' ? 'environment' : 'instance'
  return {
    ...facts,
    shapes: shapes.map((shape) => ({ ...shape, ...blastRadius(changing, shape.shape) })),
    out: groupOut(out),
    sentence: sentenceOf(facts, shapes.length, noun),
  }
}

type Facts = Pick<Impact, 'version' | 'fleet' | 'changing' | 'replacements' | 'removals' | 'questions' | 'unable'>

function sentenceOf(facts: Facts, shapes: number, noun: string): string {
  const { version, fleet, changing, replacements, removals, questions, unable } = facts
  if (fleet === 0) return `Nobody runs this template yet; publishing ${version} affects no ${noun}.`
  const affected =
    changing === 0
      ? `Upgrading to ${version} would change no ${noun}`
      : `Upgrading everybody to ${version} would change ${many(changing, noun)} in ${many(shapes, 'shape')}`
  const [question] = questions
  const asked = questions.length > 1 ? ` and ${many(questions.length - 1, 'more field')}` : ''
  const stakes = [
    replacements.dataBearing > 0 && `data of ${many(replacements.dataBearing, 'resource')} at stake`,
    replacements.certain > 0 && `${many(replacements.certain, 'replacement')} certain`,
    replacements.possible > 0 && `${many(replacements.possible, 'replacement')} possible`,
    removals > 0 && `${many(removals, 'resource')} removed`,
    question &&
      `${many(question.count, noun)} would need an answer for ${question.at.slice(1).replaceAll('/', '.')}${asked}`,
    unable > 0 && `${many(unable, noun)} could not be upgraded`,
  ]
  return `${[affected, ...stakes.filter(Boolean)].join('; ')}.`
}

const numbers = new Intl.NumberFormat('en-GB')
const many = (count: number, noun: string) => `${numbers.format(count)} ${noun}${count === 1 ? '' : 's'}`

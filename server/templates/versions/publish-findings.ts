import type { Finding } from '../bundle/finding.ts'
import type { Break } from '../bundle/schema/break.ts'
import type { LiveBreak } from '../specs/live-specs.ts'
import { formatVersion, type Version } from './version.ts'

/** Something to say before a version is published. Errors refuse it; whoever judges versions adds to this one list. */
export interface PublishFinding {
  severity: Finding['severity']
  /** Who says so: reading the bundle, comparing schemas, the specs that run, or where it can run. */
  from: 'bundle' | 'compatibility' | 'fleet' | 'environments' | 'guardrails'
  /** Stable, upper snake case. */
  code: string
  /** File and line of the bundle, or JSON pointer of a field; empty for the whole. */
  at: string
  message: string
  advice: string
}

export interface PublishFacts {
  name: string
  number: Version
  kind: 'environment' | 'service'
  bundle: readonly Finding[]
  /** `major.minor` of the version before it in its major. */
  predecessor: string | null
  breaks: readonly Break[]
  live: readonly LiveBreak[]
  environments: readonly { template: string; major: number; published: boolean }[]
  guardrails: readonly Finding[]
}

/** Everything there is to say, the reasons that refuse it first. Pure. */
export function publishFindings(facts: PublishFacts): PublishFinding[] {
  const order = ['error', 'warning', 'info']
  return [
    // Where it runs is said below, with what was chosen.
    ...fromFindings(
      'bundle',
      facts.bundle.filter(({ code }) => code !== 'COMPAT_MISSING'),
    ),
    ...fromSchema(facts),
    ...fromFleet(facts),
    ...fromEnvironments(facts),
    ...fromFindings('guardrails', facts.guardrails),
  ].toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

const fromFindings = (from: PublishFinding['from'], findings: readonly Finding[]) =>
  findings.map(
    ({ severity, code, file, line, message, advice }): PublishFinding => ({
      severity,
      from,
      code,
      at: [file, line].filter(Boolean).join(':'),
      message,
      advice,
    }),
  )

const fromSchema = ({ number, predecessor, breaks }: PublishFacts) =>
  breaks.map(
    ({ at, message }): PublishFinding => ({
      severity: 'error',
      from: 'compatibility',
      code: 'MINOR_BREAKS',
      at,
      message: `${formatVersion(number)} is a minor version, but refuses specs that ${predecessor} accepts: ${fieldOf(at)} ${message}.`,
      advice: `Upload it as ${number.major + 1}.0 with a migration, or keep the field compatible.`,
    }),
  )

const fromFleet = ({ number, live }: PublishFacts) =>
  live.map(
    ({ at, message, targets, names }): PublishFinding => ({
      severity: 'error',
      from: 'fleet',
      code: 'LIVE_SPECS_BREAK',
      at,
      message: `${targets === 1 ? '1 running target has a spec' : `${targets} running targets have specs`} that ${formatVersion(number)} refuses: ${fieldOf(at)} ${message} (${listed(names, targets)}).`,
      advice: `Keep the field compatible, or upload it as ${number.major + 1}.0 with a migration.`,
    }),
  )

function fromEnvironments({ name, number, kind, environments }: PublishFacts): PublishFinding[] {
  if (kind !== 'service') return []
  const finding = (code: string, message: string, advice: string, severity: Finding['severity']): PublishFinding => ({
    severity,
    from: 'environments',
    code,
    at: '.template-registration.yaml',
    message,
    advice,
  })
  const [first] = environments
  if (!first) {
    const message = `${name} ${formatVersion(number)} names no environment template it can run in.`
    const advice =
      'Choose them here (runsIn: ["network:1"]), or add .template-registration.yaml with compatible_environments.'
    return [finding('COMPAT_MISSING', message, advice, 'error')]
  }
  const severity = environments.some(({ published }) => published) ? 'warning' : 'error'
  return environments
    .filter(({ published }) => !published)
    .map(({ template, major }) => {
      const message = `No published version ${major}.x of the environment template ${template} exists.`
      return finding('COMPAT_UNKNOWN', message, 'Publish it first, or name another one.', severity)
    })
}

const fieldOf = (at: string) => at || 'the spec'

function listed(names: readonly string[], targets: number) {
  const shown = names.slice(0, 3)
  return targets > shown.length ? `${shown.join(', ')} and ${targets - shown.length} more` : shown.join(', ')
}

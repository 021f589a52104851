import { expect, test } from 'vitest'
import { liveBreaks } from '../../../../server/templates/specs/live-specs.ts'
import { publishFindings } from '../../../../server/templates/versions/publish-findings.ts'
import {
  blockedAction,
  type Standing,
  type VersionAction,
} from '../../../../server/templates/versions/standing/blocked.ts'
import { versionStatuses } from '../../../../server/templates/versions/version.ts'

const schema = {
  instance: {
    type: 'object',
    properties: { days: { type: 'integer', maximum: 14, default: 7 } },
    additionalProperties: false,
  },
}
const live = (spec: Record<string, unknown>, names: string[]) => ({
  part: 'instance' as const,
  spec,
  targets: names.length,
  names,
})

test('specs that run are checked once for all who have them, and a break names the field and the targets', () => {
  const breaks = liveBreaks(schema, [
    live({ days: 7 }, ['a']),
    live({ days: 30 }, ['c', 'd']),
    live({ days: 60 }, ['b']),
    live({ other: 1 }, ['e']),
  ])
  expect(breaks).toMatchObject([
    { at: '/days', message: 'is 30; at most 14', targets: 3, names: ['b', 'c', 'd'] },
    { at: '/other', targets: 1, names: ['e'] },
  ])
})

const facts = {
  name: 'web',
  number: { major: 1, minor: 2 },
  kind: 'service' as const,
  bundle: [],
  guardrails: [],
  predecessor: '1.1',
  breaks: [],
  live: [],
  environments: [{ template: 'network', major: 1, published: true }],
}

test('a version without anything against it has nothing to say', () => {
  expect(publishFindings(facts)).toEqual([])
})

test('the reasons that refuse publishing come first, each with what to do', () => {
  const findings = publishFindings({
    ...facts,
    bundle: [{ severity: 'warning', code: 'W', file: 'a.yaml', line: 3, message: 'Odd.', advice: 'Mend it.' }],
    live: [{ at: '/days', message: 'must be at most 14', targets: 5, names: ['a', 'b', 'c', 'd', 'e'] }],
    breaks: [{ at: '/days', message: 'must now be at most 14; it could be higher' }],
  })
  expect(findings.map(({ severity, code, at }) => `${severity} ${code} ${at}`)).toEqual([
    'error MINOR_BREAKS /days',
    'error LIVE_SPECS_BREAK /days',
    'warning W a.yaml:3',
  ])
  expect(findings[1]?.message).toBe(
    '5 running targets have specs that 1.2 refuses: /days must be at most 14 (a, b, c and 2 more).',
  )
})

test('an environment template that is not published refuses only when there is no other', () => {
  const other = { template: 'cluster', major: 2, published: false }
  const severities = (environments: (typeof facts)['environments']) =>
    publishFindings({ ...facts, environments }).map(({ code, severity }) => `${code} ${severity}`)
  expect(severities([...facts.environments, other])).toEqual(['COMPAT_UNKNOWN warning'])
  expect(severities([other])).toEqual(['COMPAT_UNKNOWN error'])
  expect(severities([])).toEqual(['COMPAT_MISSING error'])
})

const standing = (given: Partial<Standing>): Standing => ({
  major: 1,
  minor: 2,
  status: 'published',
  recommended: false,
  errors: 0,
  ...given,
})
const possible = (version: Standing, defaultMajor: number | null = 1) =>
  (['publish', 'recommend', 'unrecommend', 'makeDefault', 'deprecate', 'restore', 'yank', 'unyank'] as const).filter(
    (action: VersionAction) => blockedAction(action, version, defaultMajor) === undefined,
  )

test.each<[string, Standing, VersionAction[]]>([
  ['a draft', standing({ status: 'draft' }), ['publish']],
  ['a draft with errors', standing({ status: 'draft', errors: 2 }), []],
  ['a published version', standing({}), ['recommend', 'deprecate', 'yank']],
  ['the recommended one', standing({ recommended: true }), ['unrecommend', 'deprecate', 'yank']],
  ['a deprecated one', standing({ status: 'deprecated' }), ['restore', 'yank']],
  ['a yanked one', standing({ status: 'yanked' }), ['unyank']],
])('%s allows what its status allows, and nothing else', (_, version, actions) => {
  expect(possible(version)).toEqual(actions)
})

test('only the recommended version of another major can make its major the default', () => {
  expect(possible(standing({ major: 2, recommended: true }))).toContain('makeDefault')
  expect(possible(standing({ major: 2 }))).not.toContain('makeDefault')
})

test('whatever is blocked says why, in a sentence', () => {
  for (const status of versionStatuses) {
    const reason = blockedAction('recommend', standing({ status, recommended: status === 'published' }), 1)
    expect(reason).toMatch(/^1\.2 .*\.$/)
  }
})

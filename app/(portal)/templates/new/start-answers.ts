import { namePattern, nameRule } from '../../../../server/names.ts'
import {
  type BeginningName,
  beginningNames,
  beginnings,
  type Engine,
} from '../../../../server/templates/drafts/beginnings/beginning.ts'

export type TemplateKind = 'environment' | 'service'

/** A template that exists: something to copy, or to run in. */
export interface KnownTemplate {
  name: string
  title: string
  kind: TemplateKind
  /** The latest published version. */
  latest: string | null
}

/** What the guided start asks. `copyOf` is a template's name; empty means one of our own beginnings. */
export interface StartAnswers {
  kind: TemplateKind
  name: string
  title: string
  description: string
  beginning: BeginningName
  copyOf: string
  engine: Engine
  runsIn: string[]
}

export const beginningsOf = (kind: TemplateKind) => beginningNames.filter((name) => beginnings[name].kind === kind)

export const copiesOf = (kind: TemplateKind, templates: readonly KnownTemplate[]) =>
  templates.filter((template) => template.kind === kind && template.latest !== null)

/** Environment templates as a service names them: `network:1`. */
export const placesToRun = (templates: readonly KnownTemplate[]) =>
  copiesOf('environment', templates).map(({ name, title, latest }) => {
    const major = latest?.split('.')[0] ?? '1'
    return { value: `${name}:${major}`, label: `${title} ${major}.x` }
  })

export function firstAnswers(templates: readonly KnownTemplate[], copy: string | undefined): StartAnswers {
  const source = templates.find(({ name, latest }) => name === copy && latest !== null)
  const kind = source?.kind ?? 'environment'
  const [only, ...more] = placesToRun(templates)
  return {
    kind,
    name: '',
    title: '',
    description: '',
    beginning: beginningsOf(kind)[0] ?? 'bucket',
    copyOf: source?.name ?? '',
    engine: 'handlebars',
    runsIn: only && more.length === 0 ? [only.value] : [],
  }
}

/** The first thing that keeps the draft from being made; the server checks everything again. */
export function missingIn({ name }: StartAnswers, templates: readonly KnownTemplate[]): string | undefined {
  if (name === '') return 'Name the template.'
  if (!namePattern.test(name)) return nameRule
  return templates.some((template) => template.name === name)
    ? `There is a template ${name} already. Choose another name.`
    : undefined
}

/** As the API wants it. */
export function toStart(answers: StartAnswers, templates: readonly KnownTemplate[]) {
  const { beginning, copyOf, engine, runsIn, ...facts } = answers
  const version = templates.find(({ name }) => name === copyOf)?.latest
  return {
    ...facts,
    runsIn: facts.kind === 'service' ? runsIn : [],
    from: version ? { copyOf: { template: copyOf, version } } : { beginning, engine },
  }
}

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import type { Engine } from '../../../../../../../server/templates/drafts/beginnings/beginning.ts'
import type { Answers } from '../../../../../../_trpc/answers.ts'
import { isSchema, offersFor } from './other-files.ts'
import { expressionSnippets, resourceKeys, resourceSnippet, sectionWords } from './snippets.ts'
import type { TemplateName } from './template-names.ts'
import { placeAt, referable, type YamlPlace } from './yaml-place.ts'

export interface CompletionFacts {
  path: string
  engine: Engine
  names: TemplateName[]
  findTypes: (prefix: string) => Promise<Answers['drafts']['resourceTypes']>
  describeType: (type: string, path?: string[]) => Promise<Answers['drafts']['resourceType'] | undefined>
}

/** What can be written at the cursor. Facts are read when it is asked: they change while one types. */
export const completeWith =
  (facts: () => CompletionFacts): CompletionSource =>
  async (context) => {
    const now = facts()
    const text = context.state.doc.toString()
    if (isSchema(now.path) || /^spec\/|(^|\/)manifest\.ya?ml$/.test(now.path)) return completeOther(context, text, now)
    if (!/\.(ya?ml|json|template|hbs|j2|jinja)$/i.test(now.path)) return null
    const place = placeAt(text, context.pos)
    if (!place || (place.typed === '' && !context.explicit && place.kind !== 'attribute' && place.kind !== 'name'))
      return null
    const options = await optionsAt(place, text, now)
    if (options.length === 0) return null
    const asked = place.kind === 'type'
    return result(context, place.typed, options, asked ? undefined : /^[\w.:#]*$/)
  }

async function optionsAt(place: YamlPlace, text: string, facts: CompletionFacts): Promise<Completion[]> {
  switch (place.kind) {
    case 'name':
      return [
        ...facts.names.map(({ name, what }) => ({ label: name, detail: what, type: 'variable' })),
        ...expressionSnippets[facts.engine],
      ]
    case 'type':
      return (await facts.findTypes(place.typed)).types.map((label) => ({ label, type: 'class' }))
    case 'reference':
      return referable(text).map(({ id, type }) => ({ label: id, detail: type, type: 'variable' }))
    case 'attribute': {
      const type = referable(text).find(({ id }) => id === place.logicalId)?.type
      const described = type ? await facts.describeType(type) : undefined
      return (described?.attributes ?? []).map((label) => ({ label, type: 'property' }))
    }
    case 'property':
      return propertiesOf(await facts.describeType(place.type, place.path), place.present)
    case 'resource_key':
      return keys(resourceKeys, place.present)
    case 'section':
      return keys(sectionWords, place.present)
  }
}

function propertiesOf(described: Answers['drafts']['resourceType'] | undefined, present: string[]): Completion[] {
  const missing = described?.properties.filter(({ name }) => !present.includes(name)) ?? []
  return missing.map(({ name, type, required, replacement }) => ({
    label: name,
    apply: `${name}: `,
    detail: [type, required && 'required', replacement === 'always' && 'change replaces'].filter(Boolean).join(', '),
    type: 'property',
    boost: required ? 1 : 0,
  }))
}

const keys = (words: readonly string[], present: string[]): Completion[] => [
  ...words.filter((word) => !present.includes(word)).map((label) => ({ label, apply: `${label}: `, type: 'keyword' })),
  ...(words === resourceKeys ? [] : [resourceSnippet]),
]

function completeOther(context: CompletionContext, text: string, { path, names }: CompletionFacts) {
  const offer = offersFor(path, text, context.pos, names)
  if (!offer || (offer.typed === '' && !context.explicit)) return null
  return result(context, offer.typed, offer.options, /^[\w-]*$/)
}

const result = (
  context: CompletionContext,
  typed: string,
  options: Completion[],
  validFor: RegExp | undefined,
): CompletionResult => ({
  from: context.pos - typed.length,
  options,
  ...(validFor ? { validFor } : {}),
})

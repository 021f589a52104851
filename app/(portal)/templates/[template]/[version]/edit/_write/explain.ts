import type { HoverSource, HoverWords } from '../../../../../../_ui/code/editor/hover.ts'
import type { CompletionFacts } from './complete.ts'
import { isSchema } from './other-files.ts'
import { explainSchemaWord } from './schema-words.ts'
import { helperWords, resourceKeyWords, sectionHelp } from './snippets.ts'
import { placeAt, referable } from './yaml-place.ts'

type Words = Pick<HoverWords, 'kind' | 'lines'>

/** What the word at a place of the text is: a resource type, a property, a name of the form, a keyword. */
export const explainWith =
  (facts: () => CompletionFacts): HoverSource =>
  async (text, position) => {
    const at = wordAt(text, position)
    if (!at) return undefined
    const words = await explain(text, at, facts())
    return words && { ...at, ...words }
  }

interface WordAt {
  word: string
  from: number
  to: number
}

function wordAt(text: string, position: number): WordAt | undefined {
  const before = /[\w.:#/-]*$/.exec(text.slice(Math.max(0, position - 200), position))?.[0].replace(/^[:.-]+/, '') ?? ''
  const after = /^[\w.:/-]*/.exec(text.slice(position, position + 200))?.[0].replace(/[:.-]+$/, '') ?? ''
  const word = before + after
  return word === '' ? undefined : { word, from: position - before.length, to: position + after.length }
}

async function explain(text: string, { word, to, from }: WordAt, facts: CompletionFacts): Promise<Words | undefined> {
  if (isSchema(facts.path)) {
    const does = text[to] === ':' ? explainSchemaWord(word) : undefined
    return does ? { kind: '', lines: [does] } : undefined
  }
  const place = placeAt(text, to)
  switch (place?.kind) {
    case 'name':
      return explainName(word, facts)
    case 'type':
      return explainType(word, facts)
    case 'reference': {
      const found = referable(text).find(({ id }) => id === word)
      return found && { kind: found.type || 'resource', lines: [] }
    }
    case 'property': {
      const described = await facts.describeType(place.type, place.path)
      const property = described?.properties.find(({ name }) => name === word)
      return property && { kind: property.type, lines: propertyLines(property) }
    }
    case 'resource_key':
      return linesFor(resourceKeyWords[word])
    case 'section':
      return from === 0 || text[from - 1] === '\n' ? linesFor(sectionHelp[word]) : undefined
    default:
      return undefined
  }
}

const linesFor = (line: string | undefined): Words | undefined => (line ? { kind: '', lines: [line] } : undefined)

function explainName(word: string, { names, engine }: CompletionFacts): Words | undefined {
  const known = names.find(({ name }) => name === word)
  return known ? { kind: known.what, lines: [] } : linesFor(helperWords[engine][word])
}

async function explainType(word: string, { describeType }: CompletionFacts): Promise<Words | undefined> {
  const described = await describeType(word)
  if (!described) return undefined
  const required = described.properties.filter((property) => property.required).map(({ name }) => name)
  return {
    kind: described.stateful ? 'holds data' : '',
    lines: [
      required.length > 0 ? `Required: ${required.join(', ')}.` : 'No property is required.',
      described.attributes.length > 0
        ? `!GetAtt: ${described.attributes.slice(0, 8).join(', ')}.`
        : '!GetAtt: nothing.',
    ],
  }
}

const propertyLines = ({ required, replacement }: { required: boolean; replacement: string }) => [
  ...(required ? ['Required.'] : []),
  ...(replacement === 'always' ? ['Changing it replaces the resource.'] : []),
  ...(replacement === 'maybe' ? ['Changing it may replace the resource.'] : []),
]

import type { Bundle } from '../bundle/bundle.ts'
import { type Finding, warning } from '../bundle/finding.ts'
import type { Part } from '../bundle/part.ts'
import { tagsIn } from './tags.ts'

const holders = { infrastructure: 'environment', instance: 'service_instance', pipeline: 'pipeline' } as const

const member = /(?:\b(\w+)\s*\.\s*)?\binputs\s*(?:\.\s*(?:\[([^\]]+)\]|([A-Za-z_][\w-]*))|\[\s*["']([^"']+)["']\s*\])/g
/** `inputs` as a whole: handed on, looped over, given another name. Then every field may be used. */
const whole = /\binputs\b(?!\s*(?:\.|\[\s*["']))/

/**
 * Names that the templates use and the schema does not have, and fields of the schema that no template uses. What runs
 * in a branch that the example does not take is found here only. It reads the tags and not the grammar of the two
 * languages, and says nothing where a field may be reached in a way that cannot be read off the text.
 */
export function checkNames(bundle: Bundle, parameters: Partial<Record<Part, string[]>>): Finding[] {
  return (Object.keys(bundle.parts) as Part[]).flatMap((part) => checkPart(bundle, part, parameters[part] ?? []))
}

function checkPart(bundle: Bundle, part: Part, parameters: string[]): Finding[] {
  const template = bundle.parts[part]
  if (!template) return []
  const texts = [[template.file, template.source], ...partialsOf(bundle)] as const
  const tags = texts.flatMap(([file, source]) => tagsIn(source).map((tag) => ({ ...tag, file })))
  const known = Object.keys(bundle.schema[part]?.properties ?? {})
  const undefinedNames = tags.flatMap(({ file, line, text }) =>
    usedIn(text)
      .filter(({ holder, name }) => isOwn(holder, part) && !known.includes(name))
      .map(({ name }) => notInSchema({ file, line, name, part, known })),
  )
  return [...distinct(undefinedNames), ...unusedFields(bundle, part, { tags, known, parameters })]
}

const partialsOf = ({ partials }: Bundle) =>
  Object.entries(partials).map(([name, source]) => [`partials/${name}.hbs`, source] as const)

function usedIn(text: string) {
  return [...text.matchAll(member)].map(([, holder, bracketed, plain, quoted]) => ({
    holder,
    name: bracketed ?? plain ?? quoted ?? '',
  }))
}

/** `inputs` of another holder (an instance in a pipeline's loop) belongs to another schema. */
const isOwn = (holder: string | undefined, part: Part) => holder === holders[part]

interface Use {
  tags: { text: string }[]
  known: string[]
  parameters: string[]
}

function unusedFields(bundle: Bundle, part: Part, { tags, known, parameters }: Use): Finding[] {
  // A pipeline's template reaches the fields of instances, and the instance's own template those of no other part.
  if (tags.some(({ text }) => whole.test(text))) return []
  const words = new Set(tags.flatMap(({ text }) => text.match(/[A-Za-z_][\w-]*/g) ?? []))
  const elsewhere = part === 'instance' ? (bundle.parts.pipeline?.source ?? '') : ''
  return known
    .filter((name) => !words.has(name) && !parameters.includes(name) && !elsewhere.includes(name))
    .map((name) =>
      warning(
        'schema/schema.yaml',
        {
          code: 'INPUT_UNUSED',
          message: `The field ${name} is asked for, and no template uses it.`,
          advice: 'Use it, or remove it from the schema: what people fill in should have an effect.',
        },
        placeInSchema(bundle, name),
      ),
    )
}

function placeInSchema({ files }: Bundle, name: string) {
  const text = files.find(({ path }) => path === 'schema/schema.yaml')?.content ?? ''
  const line = text.split('\n').findIndex((row) => row.trimStart().startsWith(`${name}:`)) + 1
  return line > 0 ? { line, column: 1 } : undefined
}

interface Missing {
  file: string
  line: number
  name: string
  part: Part
  known: string[]
}

function notInSchema({ file, line, name, part, known }: Missing): Finding {
  const list = known.length > 0 ? `It has ${known.slice(0, 8).join(', ')}.` : 'It has no fields.'
  const words = {
    code: 'NAME_UNDEFINED',
    message: `${holders[part]}.inputs.${name} is not in the schema. ${list}`,
    advice: 'Add the field to schema/schema.yaml, or mend the name: where this line is rendered, rendering fails.',
  }
  return warning(file, words, { line, column: 1 })
}

function distinct(findings: Finding[]): Finding[] {
  return [
    ...new Map(findings.map((finding) => [`${finding.file}:${finding.line} ${finding.message}`, finding])).values(),
  ]
}

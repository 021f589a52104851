import { formatWord } from '../../_lib/format.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { api } from '../../_trpc/server.tsx'
import type { TableState } from '../../_ui/table/table-state.ts'
import type { Filter } from '../../_ui/toolbar/filters.ts'

export type OfferedTemplate = Answers['templates']['list'][number] & {
  /** `ECS::Service`, of its own example. */
  types: string[]
  resources: number
}

/** Everything that can be had now, with what it makes: people search for "queue" as often as for a name. */
export async function listOffered(): Promise<OfferedTemplate[]> {
  const templates = await api.templates.list.query({})
  const offered = templates.flatMap((template) =>
    template.recommended ? [{ ...template, offer: template.recommended }] : [],
  )
  return Promise.all(
    offered.map(async ({ offer, ...template }) => {
      const made = await api.templates.creates
        .query({ template: template.name, version: offer })
        // A side note here: a template that cannot be rendered at this moment is offered all the same.
        .catch(() => undefined)
      return {
        ...template,
        types: made?.counts.map(({ type }) => type.replace(/^AWS::/, '')) ?? [],
        resources: made?.diagram.nodes.length ?? 0,
      }
    }),
  )
}

export const catalogueFilters = ['category', 'owner'] as const

/** What the catalogue can be narrowed by: the words its templates use. */
export function filtersOf(templates: readonly OfferedTemplate[]): Filter[] {
  const options = (words: string[]) =>
    [...new Set(words.filter(Boolean))].toSorted().map((value) => ({
      value,
      label: value,
      count: words.filter((word) => word === value).length,
    }))
  const categories = options(templates.map(({ category }) => category))
  return [
    { name: 'category', label: 'Category', options: categories.map((o) => ({ ...o, label: formatWord(o.value) })) },
    { name: 'owner', label: 'Owner', options: options(templates.map(({ maintainer }) => maintainer)) },
  ]
}

/** Every word of the search must be somewhere in what is said of a template or in what it makes. */
export function matching(templates: readonly OfferedTemplate[], { text, filters }: TableState): OfferedTemplate[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const anyOf = (chosen: readonly string[] | undefined, value: string) => !chosen?.length || chosen.includes(value)
  return templates.filter(({ name, title, description, category, maintainer, types }) => {
    const said = [name, title, description, category, maintainer, ...types].join(' ').toLowerCase()
    return (
      words.every((word) => said.includes(word)) &&
      anyOf(filters.category, category) &&
      anyOf(filters.owner, maintainer)
    )
  })
}

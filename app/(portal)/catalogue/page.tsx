import { Store } from 'lucide-react'
import { paths } from '../../_lib/paths.ts'
import { Live } from '../../_trpc/live.tsx'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { EmptyBox, EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { Cards, Row } from '../../_ui/page/layouts.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { isFiltered, readTableState, type SearchParams, type TableState } from '../../_ui/table/table-state.ts'
import { FilterMenu } from '../../_ui/toolbar/filter-menu.tsx'
import { FilterTokens } from '../../_ui/toolbar/filter-tokens.tsx'
import { NoMatch } from '../../_ui/toolbar/no-match.tsx'
import { SearchBox } from '../../_ui/toolbar/search-box.tsx'
import { catalogueFilters, filtersOf, listOffered, matching } from './find-templates.ts'
import { TemplateCard } from './template-card.tsx'

export const metadata = { title: 'Catalogue' }

export default async function CataloguePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = readTableState(await searchParams, { filters: catalogueFilters })
  const all = await listOffered()
  const filters = filtersOf(all)
  const offered = matching(all, state)
  const kinds = [
    { title: 'Services', of: 'What teams run.', templates: offered.filter(({ kind }) => kind === 'service') },
    {
      title: 'Environments',
      of: 'What services run in.',
      templates: offered.filter(({ kind }) => kind === 'environment'),
    },
  ].filter((group) => group.templates.length > 0)
  return (
    <Page title="Catalogue" description="Infrastructure you can have by filling in a form.">
      <Live topics={['templates', 'targets']} />
      <Row>
        <SearchBox state={state} label="Search, also by resource" />
        {filters.map((filter) => (
          <FilterMenu key={filter.name} filter={filter} state={state} />
        ))}
      </Row>
      <FilterTokens filters={filters} state={state} />
      {kinds.map((group) => (
        <Section key={group.title} title={group.title} description={group.of}>
          <Cards>
            {group.templates.map((template) => (
              <TemplateCard key={template.id} template={template} />
            ))}
          </Cards>
        </Section>
      ))}
      {kinds.length === 0 && (
        <EmptyBox>
          <Nothing state={state} />
        </EmptyBox>
      )}
    </Page>
  )
}

function Nothing({ state }: { state: TableState }) {
  if (isFiltered(state)) return <NoMatch state={state} label="templates" />
  return (
    <EmptyState
      title="No template is published yet"
      icon={<Store aria-hidden className="size-5" />}
      action={<LinkButton href={paths.templates()}>Open templates</LinkButton>}
    >
      Operators publish templates; once a version is published it is offered here.
    </EmptyState>
  )
}

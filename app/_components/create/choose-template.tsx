import Link from 'next/link'
import type { TemplateKind } from '../../../server/templates/template.ts'
import { paths } from '../../_lib/paths.ts'
import { api } from '../../_trpc/server.tsx'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { EmptyBox, EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { Fact, FactList } from '../../_ui/page/fact-list.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { Mono } from '../../_ui/text/words.tsx'

/** The step before a create wizard when its address names no template. */
export async function ChooseTemplate({ kind }: { kind: TemplateKind }) {
  const templates = (await api.templates.list.query({ kind })).filter(({ recommended }) => recommended !== null)
  const create = kind === 'environment' ? paths.newEnvironment : paths.newService
  return (
    <Page title={`Create ${kind}`} description="Choose what it is made from.">
      {templates.length === 0 ? (
        <EmptyBox>
          <EmptyState
            title={`No ${kind} template is published yet`}
            action={<LinkButton href={paths.templates()}>Open templates</LinkButton>}
          >
            Operators publish templates; once a version is published it is offered here.
          </EmptyState>
        </EmptyBox>
      ) : (
        <FactList label="Templates">
          {templates.map(({ name, title, description, recommended }) => (
            <Fact
              key={name}
              href={create({ template: name })}
              title={title}
              detail={description}
              end={<Mono>{recommended ?? ''}</Mono>}
            />
          ))}
        </FactList>
      )}
      <p className="text-muted text-table">
        <Link href={paths.catalogue()} className="rounded-mark hover:text-text">
          Read more about each in the catalogue
        </Link>
      </p>
    </Page>
  )
}

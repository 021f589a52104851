import { paths } from '../../_lib/paths.ts'
import { api } from '../../_trpc/server.tsx'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { Stack } from '../../_ui/page/layouts.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { Guardrails } from './guardrails/guardrails-summary.tsx'
import { Installation } from './installation.tsx'
import { MemberTable } from './member-table.tsx'
import { RoleTable } from './role-table.tsx'
import { TeamTable } from './team-table.tsx'

export const metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const [members, teams] = await Promise.all([api.teams.members.query(), api.teams.list.query()])
  return (
    <Page title="Settings" description="Who may do what, and what this installation is. To read only, in this release.">
      <Stack gap="wide">
        <Section title="Members" description="Everybody who has signed in. The identity provider says who they are.">
          <MemberTable members={members} />
        </Section>
        <Section title="Teams" description="Teams own environments and services; developers act for their own teams.">
          <TeamTable teams={teams} members={members} />
        </Section>
        <Section title="Roles" description="What each role may do. Reading needs only to be signed in.">
          <RoleTable />
        </Section>
        <Section
          title="Guardrails"
          description="Policies over what templates and deployments do: public buckets, open ports, lost data."
          action={<LinkButton href={paths.guardrails()}>Open guardrails</LinkButton>}
        >
          <Guardrails />
        </Section>
        <Section title="This installation">
          <Installation />
        </Section>
      </Stack>
    </Page>
  )
}

import { Markdown } from '../../../../_ui/code/markdown.tsx'
import { Split } from '../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'
import type { VersionAnswer } from './version-facts.tsx'

/** What developers read before they create, and what operators read before they upgrade. */
export function Documents({ version: { readme, notes } }: { version: VersionAnswer }) {
  return (
    <Split
      aside={
        <Section title="Notes" description="What changes with this version, for operators.">
          <Panel>{notes ? <Markdown text={notes} /> : <Muted>It came without notes.</Muted>}</Panel>
        </Section>
      }
    >
      {readme ? <Markdown text={readme} /> : <Muted>It came without a README.md for developers.</Muted>}
    </Split>
  )
}

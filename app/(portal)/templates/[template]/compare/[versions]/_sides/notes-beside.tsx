import type { Answers } from '../../../../../../_trpc/answers.ts'
import { Markdown } from '../../../../../../_ui/code/markdown.tsx'
import { Panel } from '../../../../../../_ui/page/panel.tsx'
import { Section } from '../../../../../../_ui/page/section.tsx'
import { Time } from '../../../../../../_ui/text/time.tsx'
import { Muted } from '../../../../../../_ui/text/words.tsx'

type Side = Answers['versions']['compare']['before']

/** What each version says to operators, beside each other. */
export function NotesBeside({ before, after }: { before: Side; after: Side }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Notes side={before} />
      <Notes side={after} />
    </div>
  )
}

function Notes({ side: { number, notes, publishedAt } }: { side: Side }) {
  const when = publishedAt ? (
    <>
      Published <Time value={publishedAt} />
    </>
  ) : (
    'Not published'
  )
  return (
    <Section title={number} description={when}>
      <Panel>{notes ? <Markdown text={notes} /> : <Muted>It came without notes.</Muted>}</Panel>
    </Section>
  )
}

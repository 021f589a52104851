import type { SchemaChangeKind } from '../../../../../../server/templates/versions/comparing/schema-changes.ts'
import type { Face } from '../../../../../_components/status/face.ts'
import { StatusMark } from '../../../../../_components/status/status-mark.tsx'
import { formatWord } from '../../../../../_lib/format.ts'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { EmptyBox, EmptyState } from '../../../../../_ui/feedback/empty-state.tsx'
import { Stack } from '../../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../../_ui/page/panel.tsx'
import { Section } from '../../../../../_ui/page/section.tsx'
import { Mono } from '../../../../../_ui/text/words.tsx'

type Form = Answers['versions']['compare']['forms'][number]

/** What a developer is asked differently, and what that means for the specs there are. */
export function FormChanges({ forms }: { forms: readonly Form[] }) {
  const changed = forms.filter(({ changes }) => changes.length > 0)
  if (changed.length === 0) {
    return (
      <EmptyBox>
        <EmptyState title="The same form">Both versions ask for the same spec, with the same rules.</EmptyState>
      </EmptyBox>
    )
  }
  return (
    <Stack gap="wide">
      {changed.map(({ part, changes }) => (
        <Section key={part} title={part === 'infrastructure' ? 'Environment' : formatWord(part)}>
          <Panel padding="none">
            <ul aria-label={`Changes of the ${part} form`}>
              {changes.map((change) => (
                <Change key={`${change.kind} ${change.at} ${change.message}`} change={change} />
              ))}
            </ul>
          </Panel>
        </Section>
      ))}
    </Stack>
  )
}

const faces: Record<SchemaChangeKind, Face> = {
  added_required: { mark: 'failed', tone: 'warn', word: 'Added, required' },
  removed: { mark: 'failed', tone: 'warn', word: 'Removed' },
  type_changed: { mark: 'failed', tone: 'warn', word: 'Type changed' },
  narrowed: { mark: 'failed', tone: 'warn', word: 'Narrowed' },
  added_optional: { mark: 'done', tone: 'ok', word: 'Added, optional' },
  widened: { mark: 'done', tone: 'ok', word: 'Widened' },
  default_changed: { mark: 'draft', tone: 'neutral', word: 'Default changed' },
}

function Change({ change: { kind, at, message, consequence } }: { change: Form['changes'][number] }) {
  const { mark, tone, word } = faces[kind]
  return (
    <li className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-line border-b px-4 py-2.5 last:border-0 md:grid-cols-[9rem_minmax(0,1fr)_minmax(0,1fr)]">
      <span className="flex items-center gap-1.5 self-start text-table">
        <StatusMark mark={mark} tone={tone} />
        {word}
      </span>
      <span className="wrap-anywhere">
        <Mono>{at.slice(1).replaceAll('/', '.') || 'The spec'}</Mono> {message}
      </span>
      <span className="wrap-anywhere text-muted text-table max-md:col-start-2">{consequence}</span>
    </li>
  )
}

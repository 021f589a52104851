import { formatCount, formatWord } from '../../../../../_lib/format.ts'
import { paths } from '../../../../../_lib/paths.ts'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { EmptyBox, EmptyState } from '../../../../../_ui/feedback/empty-state.tsx'
import { Row, Stack } from '../../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../../_ui/page/panel.tsx'
import { Mono, Muted } from '../../../../../_ui/text/words.tsx'
import { LookSwitch } from './_sides/look-switch.tsx'
import { TextDiff } from './_sides/text-diff.tsx'

type Comparison = Answers['versions']['compare']
interface Props extends Pick<Comparison, 'files' | 'before' | 'after'> {
  template: string
  look: 'split' | undefined
}

/** The files that differ, each with its lines; what is no text is only named. */
export function FileChanges({ files, before, after, template, look }: Props) {
  const changed = files.filter(({ kind }) => kind !== 'same')
  const same = files.length - changed.length
  if (changed.length === 0) {
    return (
      <EmptyBox>
        <EmptyState title="The same files">Both versions hold the same {formatCount(same, 'file')}.</EmptyState>
      </EmptyBox>
    )
  }
  const other = look === 'split' ? undefined : 'split'
  return (
    <Stack>
      <Row>
        <LookSwitch
          look={look}
          href={paths.compareVersions(template, before.number, after.number, { tab: 'files', look: other })}
        />
        <Muted>
          {formatCount(changed.length, 'file')} differ, {formatCount(same, 'file')} the same
        </Muted>
      </Row>
      {changed.map((file) =>
        file.content === 'binary' ? (
          <Panel key={file.path}>
            <Mono>{file.path}</Mono>{' '}
            <Muted>{formatWord(file.kind)}. It is no text, so its lines cannot be shown.</Muted>
          </Panel>
        ) : (
          <TextDiff
            key={file.path}
            path={file.kind === 'changed' ? file.path : `${file.path} (${file.kind})`}
            before={{ number: before.number, text: file.before ?? '' }}
            after={{ number: after.number, text: file.after ?? '' }}
            look={look}
          />
        ),
      )}
    </Stack>
  )
}

import { ActorName } from '../../_components/actor-name.tsx'
import { paths } from '../../_lib/paths.ts'
import { CodeBlock } from '../../_ui/code/code-block.tsx'
import { Drawer } from '../../_ui/overlay/drawer.tsx'
import { CopyId } from '../../_ui/text/copy-id.tsx'
import { DescriptionList } from '../../_ui/text/description-list.tsx'
import { TextLink } from '../../_ui/text/text-link.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import type { AuditEvent } from './event-table.tsx'

/** One entry of the log, whole. */
export function EventDrawer({ event, closeHref }: { event: AuditEvent; closeHref: string }) {
  const { at, actorId, actorName, action, details, requestId, sealed, hash } = event
  return (
    <Drawer title={action} facts={<Time value={at} />} closeHref={closeHref}>
      <DescriptionList
        facts={[
          { label: 'Subject', value: <Subject event={event} /> },
          { label: 'Who', value: <ActorName name={actorName} kind={actorId === 'system' ? 'system' : 'member'} /> },
          { label: 'When', value: <Time value={at} /> },
          { label: 'Request', value: <CopyId id={requestId} label="Copy request id" /> },
          {
            label: 'In the chain',
            value: hash ? (
              <>
                Entry {sealed} <CopyId id={hash} label="Copy hash" />
              </>
            ) : (
              <Muted>sealed within a minute</Muted>
            ),
          },
        ]}
      />
      <CodeBlock label="Details" code={JSON.stringify(details, null, 2)} anchor="details-" />
    </Drawer>
  )
}

function Subject({ event: { subjectId, subjectName } }: { event: AuditEvent }) {
  const href = subjectId.startsWith('dep-')
    ? paths.deployment(subjectId)
    : subjectId.startsWith('rol-')
      ? paths.rollout(subjectId)
      : undefined
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {href ? <TextLink href={href}>{subjectName || subjectId}</TextLink> : subjectName}
      <CopyId id={subjectId} label="Copy subject id" />
    </span>
  )
}

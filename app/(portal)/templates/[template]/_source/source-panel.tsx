import { paths } from '../../../../_lib/paths.ts'
import { api } from '../../../../_trpc/server.tsx'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { Banner } from '../../../../_ui/feedback/banner.tsx'
import { Row, Stack } from '../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Time } from '../../../../_ui/text/time.tsx'
import { Mono, Muted } from '../../../../_ui/text/words.tsx'
import { CommitMark } from '../../_source/commit-mark.tsx'
import { SourceActions } from './source-actions.tsx'

/** Where this template's drafts come from, how the last look went, and what can be done about it. */
export async function SourcePanel({ template }: { template: string }) {
  const { source, blocked } = await api.sources.get.query({ template })
  if (!source) {
    return (
      <Row>
        <Muted>Written here or uploaded.</Muted>
        <LinkButton size="small" href={paths.connectTemplate({ template })} disabledReason={blocked.connect}>
          Connect a repository
        </LinkButton>
      </Row>
    )
  }
  const { url, ref, path, commit, problem } = source
  return (
    <Panel>
      <Stack>
        <Row gap="wide">
          <Stack gap="narrow">
            <span>
              <Mono>{url}</Mono> <Muted>at</Muted> {ref ? <Mono>{ref}</Mono> : 'its default branch'}
              {path && (
                <>
                  {' '}
                  <Muted>in</Muted> <Mono>{path}</Mono>
                </>
              )}
            </span>
            {commit && <CommitMark commit={commit} />}
            <Looks source={source} />
          </Stack>
          <div className="ml-auto">
            <SourceActions template={template} source={source} blocked={blocked} />
          </div>
        </Row>
        {problem && (
          <Banner tone="warn" title={problem.message}>
            {problem.issues.map(({ at, message }) => (
              <p key={at + message}>
                <code>{at}</code> {message}
              </p>
            ))}
          </Banner>
        )}
      </Stack>
    </Panel>
  )
}

type Source = NonNullable<Awaited<ReturnType<typeof api.sources.get.query>>['source']>

function Looks({ source: { state, syncedAt, nextAt } }: { source: Source }) {
  if (state === 'asked') return <Muted>A look was asked for; a worker takes it up.</Muted>
  if (state === 'reading') return <Muted>Reading the repository now.</Muted>
  return (
    <Muted>
      Looked <Time value={syncedAt} />
      {nextAt ? (
        <>
          , next <Time value={nextAt} />
        </>
      ) : (
        ', looks again when somebody asks'
      )}
    </Muted>
  )
}

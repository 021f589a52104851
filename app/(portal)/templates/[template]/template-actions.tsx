import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EditVersion } from './[version]/edit/_actions/edit-version.tsx'

/** The next version, and the upgrade of everybody who is behind. */
export function TemplateActions({ template }: { template: Answers['templates']['get'] }) {
  const { name, recommended, blocked, versionList } = template
  const behind = versionList
    .filter(({ number }) => number !== recommended)
    .reduce((sum, { targets }) => sum + targets, 0)
  // What is being written, or what would be written on.
  const [newest] = versionList
  return (
    <>
      {newest && <EditVersion template={name} version={newest.number} status={newest.status} />}
      <LinkButton href={paths.uploadTemplate({ template: name })} disabledReason={blocked.upload}>
        Upload version
      </LinkButton>
      {recommended && (
        <LinkButton
          variant="primary"
          href={paths.newRollout({ template: name, to: recommended })}
          disabledReason={
            blocked.upgrade ?? (behind === 0 ? `Nobody runs an older version than ${recommended}.` : undefined)
          }
        >
          Upgrade fleet to {recommended}
        </LinkButton>
      )}
    </>
  )
}

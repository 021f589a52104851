import type { VersionAnswer } from '../version-facts.tsx'
import { PublishVersion } from './publish-version.tsx'
import { StandingDialog } from './standing-dialog.tsx'
import { WithdrawVersion } from './withdraw-version.tsx'

/** What may be done with a version in its status; what may not be done by this person says why. */
export function VersionActions({ version }: { version: VersionAnswer }) {
  const { status, blocked, number, notes } = version
  const ref = { template: version.template.name, version: number }
  if (status === 'draft') return <PublishVersion {...ref} blocked={blocked.publish} notes={notes} />
  if (status === 'yanked') {
    return (
      <StandingDialog
        {...ref}
        command="unyank"
        action={`Take back the yank of ${number}`}
        consequence="It can be used again, as a deprecated version: whoever uses it is still warned."
        blocked={blocked.unyank}
      />
    )
  }
  return (
    <>
      {status === 'published' && <Recommendation version={version} />}
      {status === 'published' ? (
        <WithdrawVersion {...ref} to="deprecate" blocked={blocked.deprecate} choices={replacements(version)} />
      ) : (
        <StandingDialog
          {...ref}
          command="restore"
          action={`Restore ${number}`}
          consequence="Nobody is warned any more. It does not become the recommended version by this."
          blocked={blocked.restore}
        />
      )}
      <WithdrawVersion {...ref} to="yank" blocked={blocked.yank} choices={replacements(version)} />
    </>
  )
}

/** What new targets of its major take: this version, or another, an earlier one too. */
function Recommendation({ version }: { version: VersionAnswer }) {
  const { number, major, minor, recommended, blocked, template, siblings } = version
  const ref = { template: template.name, version: number }
  const current = siblings.find((other) => other.recommended && other.major === major)
  if (!recommended) {
    return (
      <StandingDialog
        {...ref}
        variant={current && current.minor > minor ? 'secondary' : 'primary'}
        command="recommend"
        action={`Recommend ${number}`}
        consequence={`New targets of major ${major} take ${number}${current ? ` instead of ${current.number}` : ''}, and what runs an earlier minor is behind. Nothing that runs is changed by this.`}
        blocked={blocked.recommend}
      />
    )
  }
  return (
    <>
      {template.defaultMajor !== major && (
        <StandingDialog
          {...ref}
          variant="primary"
          command="setDefaultMajor"
          action={`Make ${major} the default major`}
          consequence={`Whoever creates without choosing takes ${number}, and targets of earlier majors are behind it. Nothing that runs is changed by this.`}
          blocked={blocked.makeDefault}
        />
      )}
      <StandingDialog
        {...ref}
        command="unrecommend"
        action={`Stop recommending ${number}`}
        consequence={`Major ${major} has no recommended version then: nobody is led to ${number}, and nobody who runs that major is behind. To go back to an earlier version, recommend that one instead.`}
        blocked={blocked.unrecommend}
      />
    </>
  )
}

/** What may stand in for it, the likeliest first: the recommended of its own major, then the latest. */
const replacements = ({ siblings, major }: VersionAnswer) =>
  siblings
    .filter(({ status }) => status === 'published' || status === 'deprecated')
    .toSorted((a, b) => rank(b, major) - rank(a, major))
    .map(({ number, status }) => ({ number, status }))

const rank = (version: VersionAnswer['siblings'][number], major: number) =>
  Number(version.major === major) + Number(version.recommended)

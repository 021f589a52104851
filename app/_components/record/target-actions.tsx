import { LinkButton } from '../../_ui/button/link-button.tsx'
import { changeHref, type TargetRef } from '../change/target-ref.ts'
import { DeleteTarget } from './delete-target.tsx'
import type { TargetRecord } from './target-record.ts'

/** What can be done with a target; what cannot stays visible and says why. */
export function TargetActions({ target, at }: { target: TargetRecord; at: TargetRef }) {
  const { blocked, bestUpgrade, version } = target
  const noUpgrade = version
    ? `${version.number} is the newest published version.`
    : 'Nothing runs yet, so there is nothing to upgrade.'
  return (
    <>
      <LinkButton href={changeHref(at)} disabledReason={blocked.change}>
        Change
      </LinkButton>
      <LinkButton
        href={changeHref(at, { to: bestUpgrade ?? undefined })}
        variant={bestUpgrade ? 'primary' : 'secondary'}
        disabledReason={blocked.change ?? (bestUpgrade ? undefined : noUpgrade)}
      >
        Upgrade{bestUpgrade ? ` to ${bestUpgrade}` : ''}
      </LinkButton>
      <DeleteTarget target={target} at={at} />
    </>
  )
}

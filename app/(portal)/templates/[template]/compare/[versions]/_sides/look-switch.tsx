import { LinkButton } from '../../../../../../_ui/button/link-button.tsx'

interface Props {
  look: 'split' | undefined
  /** Where the other look is. */
  href: string
}

/** Under each other, or side by side. */
export function LookSwitch({ look, href }: Props) {
  return (
    <LinkButton size="small" href={href}>
      {look === 'split' ? 'Show one under the other' : 'Show side by side'}
    </LinkButton>
  )
}

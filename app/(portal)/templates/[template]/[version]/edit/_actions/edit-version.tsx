import { denied } from '../../../../../../../server/policy/policy.ts'
import type { VersionStatus } from '../../../../../../../server/templates/versions/version.ts'
import { paths } from '../../../../../../_lib/paths.ts'
import { LinkButton } from '../../../../../../_ui/button/link-button.tsx'
import { requireMember } from '../../../../../../api/auth/session.ts'
import { EditAs } from './edit-as.tsx'

interface Props {
  template: string
  version: string
  status: VersionStatus
}

/** To the editor: of this draft, or of the version that follows what cannot change any more. */
export async function EditVersion({ template, version, status }: Props) {
  if (status !== 'draft') return <EditAs template={template} version={version} />
  const mayNot = denied(await requireMember(), 'templates:publish')
  return (
    <LinkButton href={paths.editVersion(template, version)} disabledReason={mayNot}>
      Edit
    </LinkButton>
  )
}

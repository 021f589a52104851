import { paths } from './_lib/paths.ts'
import { LinkButton } from './_ui/button/link-button.tsx'
import { EmptyState } from './_ui/feedback/empty-state.tsx'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <div className="pt-[12vh]">
      <EmptyState title="There is nothing here" action={<LinkButton href={paths.home()}>Go home</LinkButton>}>
        It may have been deleted or renamed, or the address has a typo. Search finds everything by name.
      </EmptyState>
    </div>
  )
}

import { paths } from '../../_lib/paths.ts'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { EmptyBox, EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { Row } from '../../_ui/page/layouts.tsx'

/** Before anything runs: what the first two steps are. */
export function GettingStarted() {
  return (
    <EmptyBox>
      <EmptyState
        title="Nothing runs here yet"
        action={
          <Row>
            <LinkButton href={paths.newEnvironment()} variant="primary">
              Create environment
            </LinkButton>
            <LinkButton href={paths.catalogue()}>Open the catalogue</LinkButton>
          </Row>
        }
      >
        Begin with an environment, the network that services run in. When it runs, create a service in it. Both take a
        form, and show what they would create before anything is created.
      </EmptyState>
    </EmptyBox>
  )
}

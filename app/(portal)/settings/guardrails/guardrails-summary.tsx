import { formatCount } from '../../../_lib/format.ts'
import { api } from '../../../_trpc/server.tsx'
import { Panel } from '../../../_ui/page/panel.tsx'
import { Muted } from '../../../_ui/text/words.tsx'

/** How many policies are asked, in a line. */
export async function Guardrails() {
  const { policies } = await api.guardrails.list.query()
  const asked = policies.filter(({ enabled }) => enabled)
  const denying = asked.filter(({ severity }) => severity === 'deny').length
  return (
    <Panel>
      {asked.length === 0 ? (
        <Muted>No policy is asked: everything that CloudFormation accepts may be deployed.</Muted>
      ) : (
        `${formatCount(asked.length, 'policy', 'policies')} asked, ${denying} of them deny; ${policies.length - asked.length} switched off.`
      )}
    </Panel>
  )
}

import type { Stage } from '../../../server/deployments/target.ts'
import { createEnvironment } from '../../../server/environments/create.ts'
import type { TestHadron } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

/** One more running environment, so that a service can have several instances. */
export async function withAnotherEnvironment(hadron: TestHadron, name: string, stage: Stage) {
  await createEnvironment(hadron.as('operator'), {
    name,
    description: '',
    template: 'plain-environment',
    version: '1.0',
    accountId: hadron.account.id,
    stage,
    teamId: hadron.team.id,
    spec: {},
    reason: '',
  })
  await advanceAll(hadron.system)
}

import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { accounts } from '../../../drizzle/schema/accounts.ts'
import { instances, pipelines, services } from '../../../drizzle/schema/services.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Tx } from '../../db.ts'
import type { InstanceFacts } from '../../templates/rendering/render-context.ts'
import { type Repository, stages } from '../target.ts'

type Reader = Pick<Tx, 'select'>

/** What a pipeline's template is rendered from besides its spec. */
export interface Delivered {
  /** Every instance that runs, with what runs there, in the order of the stages. */
  instances: InstanceFacts[]
  repository: Repository | null
}

const instance = alias(targets, 'instance')
const environment = alias(targets, 'environment')

/** What the pipeline of a service delivers, and where to. An instance that has never run is not there yet. */
export async function readDelivered(db: Reader, pipelineName: string): Promise<Delivered> {
  const [service = pipelineName] = pipelineName.split('/')
  const rows = await db
    .select({ instance, environment, awsAccountId: accounts.awsAccountId, region: accounts.region })
    .from(instances)
    .innerJoin(services, eq(services.id, instances.serviceId))
    .innerJoin(instance, eq(instance.id, instances.id))
    .innerJoin(environment, eq(environment.id, instances.environmentId))
    .innerJoin(accounts, eq(accounts.id, instance.accountId))
    .where(
      and(
        eq(services.name, service),
        isNull(services.deletedAt),
        isNull(instance.deletedAt),
        isNotNull(instance.deployedVersionId),
      ),
    )
    .orderBy(instance.name)
  const inOrder = rows.toSorted((a, b) => stages.indexOf(a.instance.stage) - stages.indexOf(b.instance.stage))
  return {
    instances: inOrder.map(({ instance: runs, environment: where, awsAccountId, region }) => ({
      name: where.name,
      spec: runs.deployedSpec ?? runs.desiredSpec,
      outputs: runs.outputs,
      environment: { name: where.name, accountId: awsAccountId, region, outputs: where.outputs },
    })),
    repository: await readRepository(db, pipelineName),
  }
}

async function readRepository(db: Reader, pipelineName: string) {
  const [row] = await db
    .select({ repository: pipelines.repository })
    .from(pipelines)
    .innerJoin(targets, eq(targets.id, pipelines.id))
    .where(and(eq(targets.name, pipelineName), isNull(targets.deletedAt)))
  return row?.repository ?? null
}

import { and, eq, isNull, or } from 'drizzle-orm'
import { targets } from '../../drizzle/schema/targets.ts'
import type { Tx } from '../db.ts'
import { notFound } from '../errors.ts'

/** An environment by its name or id, deleted ones excluded. */
export async function findEnvironment(db: Pick<Tx, 'select'>, nameOrId: string) {
  const [target] = await db
    .select()
    .from(targets)
    .where(
      and(
        eq(targets.kind, 'environment'),
        isNull(targets.deletedAt),
        or(eq(targets.name, nameOrId), eq(targets.id, nameOrId)),
      ),
    )
  if (!target) throw notFound(`The environment ${nameOrId}`)
  return target
}

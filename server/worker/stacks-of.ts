import { eq } from 'drizzle-orm'
import { accounts } from '../../drizzle/schema/accounts.ts'
import { noteThrottle, takeTurn } from '../accounts/rate-budget.ts'
import { openStacks } from '../cloudformation/aws.ts'
import type { Stacks } from '../cloudformation/stacks.ts'
import type { Db } from '../db.ts'

/** The stacks of each account, opened once per process, paced by the budget that all workers share. */
export function createStacksOf(db: Db): (accountId: string) => Promise<Stacks> {
  const opened = new Map<string, Promise<Stacks>>()
  return (accountId) => {
    const known = opened.get(accountId)
    if (known) return known
    const opening = openAccount(db, accountId)
    opened.set(accountId, opening)
    // A failure to read the account must not be remembered.
    opening.catch(() => opened.delete(accountId))
    return opening
  }
}

async function openAccount(db: Db, accountId: string) {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId))
  if (!account) throw new Error(`there is no account ${accountId}`)
  const { region, roleArn, externalId } = account
  return openStacks(
    { region, roleArn, externalId, sessionName: `hadron-${accountId}` },
    { take: (kind) => takeTurn(db, accountId, kind), throttled: (kind) => noteThrottle(db, accountId, kind) },
  )
}

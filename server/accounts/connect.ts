import { randomBytes } from 'node:crypto'
import { accounts, rateBudgets } from '../../drizzle/schema/accounts.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { isDuplicate } from '../db.ts'
import { badRequest, conflict } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import type { ConnectAccount } from './inputs.ts'
import { startingBudget } from './rate-budget.ts'

/** Registers an account and region to deploy to. Its external id is ours, random, and shown once it is stored. */
export async function connectAccount(ctx: Ctx, input: ConnectAccount) {
  authorize(ctx, 'accounts:write')
  const { name, awsAccountId, region, roleArn = null } = input
  if (roleArn && roleArn.split(':')[4] !== awsAccountId) {
    throw badRequest(`The role belongs to another account than ${awsAccountId}: ${roleArn}.`, {
      reason: 'ROLE_ARN',
      at: '/roleArn',
    })
  }
  try {
    return await ctx.db.transaction(async (tx) => {
      const externalId = roleArn ? randomBytes(16).toString('hex') : null
      const [account] = await tx
        .insert(accounts)
        .values({ name, awsAccountId, region, roleArn, externalId })
        .returning()
      if (!account) throw new Error('no account was stored')
      await tx.insert(rateBudgets).values(startingBudget(account.id))
      await record(tx, ctx, {
        action: 'account.connect',
        subject: { id: account.id, name },
        details: { awsAccountId, region, roleArn },
      })
      await announce(tx, 'accounts')
      return { id: account.id, externalId }
    })
  } catch (error) {
    if (isDuplicate(error, 'accounts_name_unique'))
      throw conflict(`An account named ${name} is already connected.`, 'NAME_TAKEN')
    if (isDuplicate(error, 'accounts_one_per_region'))
      throw conflict(`${awsAccountId} in ${region} is already connected.`, 'ACCOUNT_CONNECTED')
    throw error
  }
}

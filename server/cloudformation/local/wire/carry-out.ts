import { setTimeout as delay } from 'node:timers/promises'
import { takeFault } from '../control/faults.ts'
import { isRead } from '../operations/table.ts'
import { AwsError } from './aws-error.ts'
import type { Caller } from './caller.ts'
import type { Answer, ServerContext } from './exchange.ts'

/** A call to any service, as far as the log, the throttle and the faults look at it. */
export type Received = {
  caller: Caller
  action: string
  requestId: string
  stack?: string
  changeSet?: string
  token?: string
  /** As the SDK counts its own tries. */
  attempt?: string
}

/** How a protocol does a call and says that it was refused. */
export type Protocol = { perform(): Answer; refuse(error: AwsError): Answer }

/**
 * Does what a call asks for, unless a fault or a throttle comes first, and notes it in the log of calls. What a call
 * changed is in the journal before it is answered. Answers nothing when the connection is to be cut.
 */
export async function carryOut(
  context: ServerContext,
  received: Received,
  { perform, refuse }: Protocol,
): Promise<Answer | undefined> {
  const { action, caller, stack } = received
  const fault = takeFault(context.world, { action, account: caller.account, region: caller.region, stack })
  if (fault?.lose === 'before') {
    note(context, received, 'LostBeforeAcceptance')
    return undefined
  }
  let answer: Answer
  try {
    if (fault?.delayBeforeMs) await delay(fault.delayBeforeMs, undefined, { ref: false })
    if (fault?.error) throw new AwsError(fault.error.code, fault.error.message, fault.error.status)
    context.throttler.take(context.world.settings.throttle, { action, ...caller })
    answer = perform()
    if (!isRead(action)) await context.world.journal.committed()
    note(context, received)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    note(context, received, error.code)
    answer = refuse(error)
  }
  if (fault?.delayMs) await delay(fault.delayMs, undefined, { ref: false })
  return fault?.lose === 'after' ? undefined : answer
}

function note({ calls }: ServerContext, { caller, ...received }: Received, code?: string): void {
  const { account, region, service, accessKey } = caller
  calls.add({
    account,
    region,
    caller: accessKey,
    service,
    ...received,
    outcome: code === undefined ? 'accepted' : 'rejected',
    code,
  })
}

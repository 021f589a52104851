import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { takeFault } from '../control/faults.ts'
import { checkInput } from '../model/check-input.ts'
import type { Call, Operation } from '../operations/call.ts'
import { NOT_IMPLEMENTED } from '../operations/not-implemented.ts'
import { CLOUDFORMATION, isRead, STS } from '../operations/table.ts'
import { CLOUDWATCH } from '../sidecars/alarms.ts'
import { regionOf } from '../state/world.ts'
import { AwsError } from './aws-error.ts'
import { type Caller, callerOf } from './caller.ts'
import { type Input, readForm, text } from './form.ts'
import { type Answer, CLOUDFORMATION_NAMESPACE, type ServerContext } from './server.ts'
import { errorXml, type Output, responseXml } from './xml.ts'

const SERVICES: Record<string, Record<string, Operation>> = {
  cloudformation: CLOUDFORMATION,
  monitoring: CLOUDWATCH,
  sts: STS,
}
const NAMESPACES: Record<string, string> = {
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  monitoring: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
}
/** A call without a signature still says by its version what it is for. */
const SERVICE_OF_VERSION: Record<string, string> = {
  '2010-05-15': 'cloudformation',
  '2010-08-01': 'monitoring',
  '2011-06-15': 'sts',
}

type Received = { caller: Caller; input: Input; action: string; namespace: string; requestId: string; attempt?: string }

/** Answers an AWS Query call; nothing when its connection is to be cut. */
export async function answerQuery(
  context: ServerContext,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Answer | undefined> {
  const received = receive(context, request, url, body)
  const { caller, input, action } = received
  const stack = text(input, 'StackName')
  const fault = takeFault(context.world, { action, account: caller.account, region: caller.region, stack })
  if (fault?.lose === 'before') {
    log(context, received, 'LostBeforeAcceptance')
    return undefined
  }
  let answer: Answer
  try {
    if (fault?.error) throw new AwsError(fault.error.code, fault.error.message, fault.error.status)
    context.throttler.take(context.world.settings.throttle, { action, ...caller })
    const result = perform(context, received)
    if (!isRead(action)) await context.world.journal.committed()
    log(context, received)
    answer = xml(200, responseXml(action, received.namespace, result, received.requestId), received.requestId)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    log(context, received, error.code)
    answer = failure(error, received)
  }
  if (fault?.delayMs) await delay(fault.delayMs, undefined, { ref: false })
  return fault?.lose === 'after' ? undefined : answer
}

function receive(context: ServerContext, request: IncomingMessage, url: URL, body: Buffer): Received {
  const input = readForm(body.length > 0 ? body.toString() : url.search.slice(1))
  const defaults = { account: context.world.defaultAccount, region: context.defaultRegion }
  const caller = callerOf(request.headers, url.searchParams, defaults)
  const service = SERVICE_OF_VERSION[text(input, 'Version') ?? ''] ?? caller.service
  const attempt = request.headers['amz-sdk-request']
  return {
    caller: { ...caller, service: Object.hasOwn(SERVICES, service) ? service : 'cloudformation' },
    input,
    action: text(input, 'Action') ?? '',
    namespace: NAMESPACES[service] ?? CLOUDFORMATION_NAMESPACE,
    requestId: randomUUID(),
    attempt: typeof attempt === 'string' ? attempt : undefined,
  }
}

function perform(context: ServerContext, { caller, input, action }: Received): Output {
  const operations = SERVICES[caller.service] ?? CLOUDFORMATION
  const operation = Object.hasOwn(operations, action) ? operations[action] : undefined
  if (!operation) throw unknownAction(action)
  if (operations === CLOUDFORMATION) checkInput(action, input)
  const home = regionOf(context.world, caller.account, caller.region)
  const call: Call = { world: context.world, home, input, action, accessKey: caller.accessKey }
  return operation(call)
}

function unknownAction(action: string): AwsError {
  if (action === '') return new AwsError('MissingAction', 'The request must contain the parameter Action')
  return NOT_IMPLEMENTED.has(action)
    ? new AwsError('InvalidAction', `The local CloudFormation endpoint does not implement ${action}.`)
    : new AwsError('InvalidAction', `Could not find operation ${action.slice(0, 128)} for version 2010-05-15`)
}

function failure(error: AwsError, { namespace, requestId }: Received): Answer {
  return xml(error.status, errorXml(error.code, error.message, error.status, namespace, requestId), requestId)
}

function xml(status: number, body: string, requestId: string): Answer {
  return { status, type: 'text/xml', body, headers: { 'x-amzn-requestid': requestId } }
}

function log({ calls }: ServerContext, { caller, input, action, requestId, attempt }: Received, code?: string): void {
  calls.add({
    account: caller.account,
    region: caller.region,
    service: caller.service,
    action,
    stack: text(input, 'StackName'),
    changeSet: text(input, 'ChangeSetName'),
    token: text(input, 'ClientRequestToken') ?? text(input, 'ClientToken'),
    outcome: code === undefined ? 'accepted' : 'rejected',
    code,
    requestId,
    attempt,
  })
}

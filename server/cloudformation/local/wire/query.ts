import type { IncomingMessage } from 'node:http'
import { checkInput } from '../model/check-input.ts'
import type { Operation } from '../operations/call.ts'
import { CLOUDFORMATION, STS } from '../operations/table.ts'
import { CLOUDWATCH } from '../sidecars/alarms/alarms.ts'
import { EC2 } from '../sidecars/zones.ts'
import { regionOf } from '../state/world.ts'
import { AwsError } from './aws-error.ts'
import { carryOut, type Received } from './carry-out.ts'
import type { Answer, ServerContext } from './exchange.ts'
import { type Input, readForm, text } from './form.ts'
import { receive } from './receive.ts'
import { CLOUDFORMATION_NAMESPACE, ec2ErrorXml, ec2Xml, errorXml, responseXml } from './xml.ts'

type Service = { version: string; namespace: string; operations: Record<string, Operation> }

const SERVICES: Record<string, Service> = {
  cloudformation: { version: '2010-05-15', namespace: CLOUDFORMATION_NAMESPACE, operations: CLOUDFORMATION },
  monitoring: {
    version: '2010-08-01',
    namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    operations: CLOUDWATCH,
  },
  ec2: { version: '2016-11-15', namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/', operations: EC2 },
  sts: { version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/', operations: STS },
}

type Writers = { answer: typeof responseXml; error: typeof errorXml }

const WRITERS: Writers = { answer: responseXml, error: errorXml }
const EC2_WRITERS: Writers = {
  answer: ec2Xml,
  error: (code, message, _status, _namespace, requestId) => ec2ErrorXml(code, message, requestId),
}

/** Answers an AWS Query call; nothing when its connection is to be cut. */
export async function answerQuery(
  context: ServerContext,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Answer | undefined> {
  const sent = body.length > 0 ? body.toString() : url.search.slice(1)
  const input = readForm(sent)
  const received: Received = {
    ...receive(context, request, url),
    action: text(input, 'Action') ?? '',
    stack: text(input, 'StackName'),
    changeSet: text(input, 'ChangeSetName'),
    token: text(input, 'ClientRequestToken') ?? text(input, 'ClientToken'),
  }
  const named = serviceOf(received, input)
  received.caller.service = named ?? received.caller.service
  const { namespace } = SERVICES[named ?? ''] ?? { namespace: CLOUDFORMATION_NAMESPACE }
  const { requestId, action } = received
  const writers = received.caller.service === 'ec2' ? EC2_WRITERS : WRITERS
  return carryOut(context, received, {
    perform() {
      if (/%(?![0-9a-fA-F]{2})/.test(sent)) {
        throw new AwsError('MalformedQueryString', 'The query string contains a syntax error.', 404)
      }
      const operation = operationOf(received, named, input)
      if (named === 'cloudformation') checkInput(action, input)
      const { world } = context
      const { account, region, principal } = received.caller
      const result = operation({ world, home: regionOf(world, account, region), input, action, principal })
      return xml(200, writers.answer(action, namespace, result, requestId), requestId)
    },
    refuse: ({ code, message, status }) =>
      xml(status, writers.error(code, message, status, namespace, requestId), requestId),
  })
}

/** A call without a signature still says by its version what it is for. */
function serviceOf({ caller }: Received, input: Input): string | undefined {
  const version = text(input, 'Version')
  const byVersion = Object.keys(SERVICES).find((name) => SERVICES[name]?.version === version)
  return byVersion ?? (Object.hasOwn(SERVICES, caller.service) ? caller.service : undefined)
}

function operationOf({ action, caller }: Received, name: string | undefined, input: Input): Operation {
  if (action === '') throw new AwsError('MissingAction', 'The request must contain the parameter Action')
  const service = name === undefined ? undefined : SERVICES[name]
  if (!service) {
    throw new AwsError('InvalidAction', `The local endpoint does not implement ${caller.service} ${shown(action)}.`)
  }
  const version = text(input, 'Version') ?? 'NO_VERSION_SPECIFIED'
  const operation = Object.hasOwn(service.operations, action) ? service.operations[action] : undefined
  if (operation && version === service.version) return operation
  throw new AwsError('InvalidAction', `Could not find operation ${shown(action)} for version ${shown(version)}`)
}

function shown(text: string): string {
  return text.slice(0, 128)
}

function xml(status: number, body: string, requestId: string): Answer {
  return { status, type: 'text/xml', body, headers: { 'x-amzn-requestid': requestId } }
}

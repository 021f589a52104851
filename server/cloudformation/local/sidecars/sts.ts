import { randomBytes } from 'node:crypto'
import type { Operation } from '../operations/call.ts'
import { randomText } from '../resources/physical-id.ts'
import { fits } from '../state/settings.ts'
import { AwsError, validationError } from '../wire/aws-error.ts'
import { assumedRole, sessionKey, sessionToken } from '../wire/caller.ts'
import { number, text } from '../wire/form.ts'

const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export const getCallerIdentity: Operation = ({ home, principal }) => {
  const session = /:assumed-role\/[^/]+\/(.+)$/.exec(principal)?.[1]
  const UserId = session === undefined ? home.account : `AROA${home.account}:${session}`
  return { Arn: principal, UserId, Account: home.account }
}

/** Gives keys for a role's session; the account in them is the role's, so that no session is kept. */
export const assumeRole: Operation = ({ input, world, principal }) => {
  const role = text(input, 'RoleArn') ?? ''
  const [, account, name] = /^arn:[^:]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(role) ?? []
  if (!account || !name) throw validationError(`${role || 'The request'} is not a valid role ARN`)
  if (world.settings.deniedRoles.some((pattern) => fits(pattern, role))) {
    throw new AwsError(
      'AccessDenied',
      `User: ${principal} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
      403,
    )
  }
  const session = text(input, 'RoleSessionName') ?? 'session'
  return {
    Credentials: {
      AccessKeyId: sessionKey(account, randomText(KEY_CHARACTERS, 4)),
      SecretAccessKey: randomBytes(30).toString('base64'),
      SessionToken: sessionToken(`${name}/${session}`),
      Expiration: new Date(world.clock.wall() + (number(input, 'DurationSeconds') ?? 3600) * 1000),
    },
    AssumedRoleUser: {
      AssumedRoleId: `AROA${account}:${session}`,
      Arn: assumedRole(account, `${name}/${session}`),
    },
  }
}

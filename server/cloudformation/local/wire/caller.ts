import { AwsError } from './aws-error.ts'

/** Who calls, and where: found in the request's signature, which is not checked. */
export type Caller = { account: string; region: string; accessKey: string; service: string; principal: string }

const SCOPE = /Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/

/**
 * An access key with twelve digits in it, alone or after a prefix such as `AKIA`, names its account: that is how tests
 * use several, and how a session of an assumed role tells whose it is. A request without a signature is of the default
 * account, for people with curl; a signature that cannot be read is refused, as it names an account nobody knows.
 */
export function callerOf(
  headers: { authorization?: string; 'x-amz-security-token'?: string | string[] },
  query: URLSearchParams,
  defaults: { account: string; region: string },
): Caller {
  const credential = query.get('X-Amz-Credential')
  const given = credential === null ? headers.authorization : `Credential=${credential}`
  const scope = given === undefined ? undefined : SCOPE.exec(given)
  if (scope === null) {
    throw new AwsError(
      'IncompleteSignature',
      "Authorization header requires 'Credential' parameter of the form 'key/date/region/service/aws4_request'.",
    )
  }
  const [, accessKey = '', region = defaults.region, service = 'cloudformation'] = scope ?? []
  const account = /(?:^|[A-Z])(\d{12})(?!\d)/.exec(accessKey)?.[1] ?? defaults.account
  const token = query.get('X-Amz-Security-Token') ?? headers['x-amz-security-token']
  return { account, region, accessKey, service, principal: principalOf(account, String(token ?? '')) }
}

/** The ARN of who calls: the session that a token is of, or the root of the account. */
function principalOf(account: string, token: string): string {
  const [, session] = /^session:(.+)$/.exec(Buffer.from(token, 'base64').toString()) ?? []
  return session === undefined ? `arn:aws:iam::${account}:root` : assumedRole(account, session)
}

/** `session` is the name of the role and that of the session, with a slash between. */
export function assumedRole(account: string, session: string): string {
  return `arn:aws:sts::${account}:assumed-role/${session}`
}

/** A token that says by itself what session it is of, so that none is kept. */
export function sessionToken(session: string): string {
  return Buffer.from(`session:${session}`).toString('base64')
}

/** An access key for a session of a role in an account. */
export function sessionKey(account: string, tail: string): string {
  return `ASIA${account}${tail}`
}

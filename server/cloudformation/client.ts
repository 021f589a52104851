import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'

/** Where a client's requests go and in whose name. Endpoints and base credentials come from the standard AWS variables. */
export interface AccountAccess {
  region: string
  /** Null: the base credentials themselves. */
  roleArn: string | null
  externalId: string | null
  /** Appears in the account's CloudTrail as who did it. */
  sessionName: string
}

/** A call that takes longer is treated as unknown; a worker's lease is at least twice this. */
const requestTimeoutMs = 10_000

export function openCloudFormation(access: AccountAccess) {
  return new CloudFormationClient({
    region: access.region,
    // Our own budget paces calls over all workers; the SDK only bridges a broken connection.
    maxAttempts: 2,
    requestHandler: { requestTimeout: requestTimeoutMs, connectionTimeout: 3_000 },
    ...(access.roleArn ? { credentials: assumeRole(access, access.roleArn) } : {}),
  })
}

/** A credential provider: the SDK asks again by itself shortly before what it got expires. */
function assumeRole(access: AccountAccess, roleArn: string) {
  const sts = new STSClient({ region: access.region, requestHandler: { requestTimeout: requestTimeoutMs } })
  return async () => {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: access.sessionName,
        ...(access.externalId ? { ExternalId: access.externalId } : {}),
      }),
    )
    if (!given?.AccessKeyId || !given.SecretAccessKey) throw new Error(`STS gave no credentials for ${roleArn}.`)
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    }
  }
}

import { CodeBlock } from '../../_ui/code/code-block.tsx'

/** What the role in the other account must say before Hadron can assume it. */
export function TrustPolicy({ externalId }: { externalId: string }) {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::ACCOUNT-OF-HADRON:role/ROLE-OF-THE-WORKER' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  }
  return <CodeBlock label="Trust policy of the role" code={JSON.stringify(policy, null, 2)} anchor="trust-" />
}

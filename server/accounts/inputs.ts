import { z } from 'zod'
import { namePattern, nameRule } from '../names.ts'

export const ConnectAccount = z.strictObject({
  name: z.string().regex(namePattern, nameRule),
  awsAccountId: z.string().regex(/^\d{12}$/, 'An AWS account id has 12 digits, for example 123456789012.'),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'Write a region as AWS does, for example eu-central-1.'),
  roleArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      'Write the whole role ARN, for example arn:aws:iam::123456789012:role/hadron-deployer.',
    )
    .optional(),
})
export type ConnectAccount = z.infer<typeof ConnectAccount>

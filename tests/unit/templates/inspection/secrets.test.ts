import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../../../server/cloudformation/template/parse.ts'
import type { Bundle } from '../../../../server/templates/bundle/bundle.ts'
import { findExposures } from '../../../../server/templates/inspection/exposure.ts'
import { findLiteralSecrets } from '../../../../server/templates/inspection/secrets.ts'

const literalsIn = (content: string) =>
  findLiteralSecrets({ files: [{ path: 'a.yaml', content }] } as unknown as Bundle).map(({ line }) => line)

describe('literals that look like secrets', () => {
  test.each([
    'MasterUserPassword: hunter2hunter',
    '  api_key: "sk-9f8a7b6c5d"',
    '- auth_token: abc123def456',
    'default_password: changeme',
  ])('%s', (row) => {
    expect(literalsIn(`A: 1\n${row}`)).toEqual([2])
  })

  test.each([
    'MasterUserPassword: !Ref Password',
    'MasterUserPassword: {{cfnRef "secretsmanager" "db"}}',
    "password: '${Secret}'",
    'SecretArn: arn:aws:secretsmanager:eu-central-1:1:secret:a',
    'TokenValidity: 3600',
    'password: string',
    'password:',
    'token: arn:aws:sns',
  ])('not %s', (row) => {
    expect(literalsIn(row)).toEqual([])
  })
})

const exposuresOf = (text: string) =>
  findExposures(parseTemplate(text)).map(({ severity, message }) => `${severity}: ${message}`)

describe('secrets that leave their protection', () => {
  const secret = "'{{resolve:secretsmanager:db:SecretString:password}}'"
  const thing = 'Resources:\n  Thing:\n    Type: AWS::Lambda::Function\n    Properties:\n'

  test('an output shows a parameter that is not to be echoed', () => {
    const text = `Parameters:\n  Key: { Type: String, NoEcho: true }\n${thing}      A: 1\nOutputs:\n  Shown: { Value: !Sub 'x-\${Key}' }\n`
    expect(exposuresOf(text)).toEqual(['error: The output Shown shows the parameter Key (NoEcho) in the clear.'])
  })

  test('an environment variable holds a secret', () => {
    expect(exposuresOf(`${thing}      Environment: { Variables: { PASSWORD: ${secret} } }\n`)).toEqual([
      'warning: An environment variable of Thing holds a secret by reference in the clear.',
    ])
  })

  test('a tag holds a secret', () => {
    expect(exposuresOf(`${thing}      Tags: [{ Key: a, Value: ${secret} }]\n`)).toEqual([
      'warning: A tag of Thing holds a secret by reference in the clear.',
    ])
  })

  test('a property that is meant for a secret may hold it', () => {
    expect(exposuresOf(`${thing}      MasterUserPassword: ${secret}\n`)).toEqual([])
  })
})

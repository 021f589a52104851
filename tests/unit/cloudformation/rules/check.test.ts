import { expect, test } from 'vitest'
import { resolveParameters } from '../../../../server/cloudformation/template/parameters/resolve.ts'
import { parseTemplate } from '../../../../server/cloudformation/template/parse.ts'
import { checkRules } from '../../../../server/cloudformation/template/rules/check.ts'

const PSEUDO = { accountId: '111122223333', region: 'eu-west-1', stackName: 'shop' }

/** Checks one rule against parameters P (a text), L (a list) and two subnets; `vpc` is where the subnets are. */
function check(rule: string, given: Record<string, string> = {}, vpc: Record<string, string> = {}) {
  const template = parseTemplate(`
Parameters:
  P: { Type: String, Default: p }
  L: { Type: CommaDelimitedList, Default: 'a,b' }
  One: { Type: AWS::EC2::Subnet::Id, Default: subnet-1 }
  More: { Type: List<AWS::EC2::Subnet::Id>, Default: 'subnet-2,subnet-3' }
Rules: { R: ${rule} }
Resources: { Q: { Type: AWS::SQS::Queue } }`)
  const attribute = (id: string, name: string) => (name === 'VpcId' ? vpc[id] : undefined)
  checkRules(template, { parameters: resolveParameters(template, given), pseudo: PSEUDO, attribute })
}

const asserts = (assertion: string) => `{ Assertions: [{ Assert: ${assertion}, AssertDescription: It must be so. }] }`

test.each([
  '!Equals [!Ref P, p]',
  '!Equals [!Ref L, [a, b]]',
  '!Equals [!Ref AWS::Region, eu-west-1]',
  '!Contains [[o, p], !Ref P]',
  '!Contains [!Ref L, b]',
  '!Not [!Contains [[o], !Ref P]]',
  '!And [!Equals [a, a], !Equals [b, b]]',
  '!Or [!Equals [a, b], !Equals [b, b]]',
  '!EachMemberIn [!Ref L, [a, b, c]]',
  '!EachMemberEquals [[p, p], !Ref P]',
  '!EachMemberIn [!RefAll AWS::EC2::Subnet::Id, [subnet-1, subnet-2, subnet-3]]',
])('the assertion %s holds', (assertion) => {
  expect(() => check(asserts(assertion))).not.toThrow()
})

test.each([
  '!Equals [!Ref P, q]',
  '!Contains [[o], !Ref P]',
  '!EachMemberIn [!Ref L, [a]]',
  '!EachMemberEquals [!Ref L, a]',
  '!Not [!Equals [a, a]]',
])('the assertion %s fails with its description', (assertion) => {
  expect(() => check(asserts(assertion))).toThrow('It must be so.')
})

test('attributes of what parameters name can be compared', () => {
  const one = asserts('!EachMemberEquals [!ValueOfAll [AWS::EC2::Subnet::Id, VpcId], vpc-1]')
  const vpc = { 'subnet-1': 'vpc-1', 'subnet-2': 'vpc-1', 'subnet-3': 'vpc-1' }
  expect(() => check(one, {}, vpc)).not.toThrow()
  expect(() => check(one, {}, { ...vpc, 'subnet-3': 'vpc-2' })).toThrow('It must be so.')
  expect(() => check(asserts('!Equals [!ValueOf [One, VpcId], vpc-1]'), {}, vpc)).not.toThrow()
})

test('a rule whose condition is false asserts nothing', () => {
  const rule =
    '{ RuleCondition: !Equals [!Ref P, q], Assertions: [{ Assert: !Equals [a, b], AssertDescription: Never. }] }'
  expect(() => check(rule)).not.toThrow()
  expect(() => check(rule, { P: 'q' })).toThrow('Never.')
})

test.each([
  ['{ Assertions: [] }', /must contain an Assertions member/],
  ['{ Assertions: [{ AssertDescription: x }] }', /must contain an Assert object/],
  ['{ Assertions: [{ Assert: !Ref P }] }', /must be a rule function/],
  ['{ Assertions: [{ Assert: !Equals [!Ref Q, a] }] }', /Cannot reference resources in the Rules block/],
  ['{ Assertions: [{ Assert: !Equals [!Sub x, a] }] }', /Rules take no function Fn::Sub/],
  ['{ Assertion: [] }', /unsupported property Assertion/],
])('the rule %s is refused', (rule, message) => {
  expect(() => check(rule)).toThrow(message)
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { costDriversOf, costLines } from '../../../../server/templates/catalogue/cost-drivers.ts'

test('what costs while nobody uses it stands first', () => {
  const counts = [
    { type: 'AWS::Lambda::Function', count: 3 },
    { type: 'AWS::S3::Bucket', count: 1 },
    { type: 'AWS::EC2::NatGateway', count: 2 },
  ]
  expect(costLines(counts).map(({ type }) => type)).toEqual([
    'AWS::EC2::NatGateway',
    'AWS::S3::Bucket',
    'AWS::Lambda::Function',
  ])
})

test('what is free in itself is left out', () => {
  expect(costLines([{ type: 'AWS::IAM::Role', count: 9 }])).toEqual([])
})

test('a name that JavaScript knows is no resource type', () => {
  expect(costDriversOf('constructor')).toEqual([])
})

test('every type is one that CloudFormation has, or one of SAM', () => {
  const known = readFileSync('dist/resource-types.json', 'utf8')
  const source = readFileSync('server/templates/catalogue/cost-drivers.ts', 'utf8')
  const types = [...source.matchAll(/'(AWS::[A-Za-z0-9:]+)'/g)].map(([, type]) => type ?? '')
  expect(types.length).toBeGreaterThan(40)
  expect(types.filter((type) => !type.startsWith('AWS::Serverless::') && !known.includes(`"${type}"`))).toEqual([])
})

import { expect, test } from 'vitest'
import { parseTemplate } from '../../../../server/cloudformation/template/parse.ts'
import { diagramOf } from '../../../../server/templates/catalogue/diagram.ts'

const diagram = (resources: string) => diagramOf(parseTemplate(`Resources:\n${resources}`))
const lines = (resources: string) => diagram(resources).edges.map(({ from, to }) => `${from} → ${to}`)

test('every resource is a node with its type', () => {
  expect(diagram('  A: { Type: AWS::SQS::Queue }').nodes).toEqual([{ id: 'A', type: 'AWS::SQS::Queue' }])
})

test('a resource is drawn after everything it mentions or depends on', () => {
  expect(
    lines(`
  A: { Type: AWS::SQS::Queue }
  B: { Type: AWS::SNS::Topic }
  C: { Type: AWS::SQS::Queue, DependsOn: B, Properties: { QueueName: !Sub '\${A.QueueName}-dead' } }
`),
  ).toEqual(['B → C', 'A → C'])
})

test('what is needed through another resource has no line of its own', () => {
  expect(
    lines(`
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Part: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Part, UserData: !Ref Net } }
`),
  ).toEqual(['Net → Part', 'Part → Host'])
})

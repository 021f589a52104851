import { planAlike } from '../../server/plans/alike.ts'
import { type InstantPlanRequest, planInstantly } from '../../server/plans/instant-plan.ts'
import type { Plan } from '../../server/plans/plan.ts'

const place = { region: 'eu-central-1', awsAccountId: '123456789012', stackName: 'orders-prod' }

/** About 6 KB, 20 resources: what a service template renders to. */
function rendered(member: number, image: string): string {
  const alarms = Array.from(
    { length: 16 },
    (_, i) => `
  Alarm${i}:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: member-${member}-${i}
      MetricName: CPUUtilization
      Threshold: ${70 + i}
      Dimensions: [{ Name: ServiceName, Value: !GetAtt Service.Name }]
      Tags:
        - { Key: team, Value: orders }
        - { Key: member, Value: member-${member} }`,
  )
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: sts:AssumeRole }]
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: member-${member}
      TaskRoleArn: !GetAtt Role.Arn
      ContainerDefinitions: [{ Name: web, Image: ${image}, PortMappings: [{ ContainerPort: 8080 }] }]
  Service:
    Type: AWS::ECS::Service
    Properties: { TaskDefinition: !Ref Task, DesiredCount: 2 }${alarms.join('')}
`
}

const members = 2_000
const pairs = () => Array.from({ length: members }, (_, i) => [rendered(i, 'web:1.0'), rendered(i, 'web:1.1')] as const)

/** Plans per second on one core, each with two texts never seen. */
export function measurePlans() {
  measure('each read and planned on its own', planInstantly)
  measure('a fleet that differs in its names', planAlike())
}

function measure(what: string, plan: (request: InstantPlanRequest, own: string[]) => Plan) {
  const texts = pairs()
  const started = performance.now()
  const shapes = new Set<string>()
  for (const [i, [before, after]] of texts.entries()) {
    const request = { before: { body: before, parameters: {} }, after: { body: after, parameters: {} }, place }
    shapes.add(plan(request, [`member-${i}`]).shape)
  }
  const seconds = (performance.now() - started) / 1_000
  const size = `${((texts[0]?.[0].length ?? 0) / 1_000).toFixed(1)} KB`
  console.log(
    `${what}: ${members} plans of ${size} templates in ${seconds.toFixed(2)} s, ${Math.round(members / seconds)} plans/s, ${shapes.size} shape`,
  )
}

import { Agent, request } from 'node:http'

export type Caller = {
  /** One call of CloudFormation; answers its body, or throws what the endpoint refused it with. */
  call(action: string, parameters?: Record<string, string>): Promise<string>
  close(): void
}

/** The plainest client there is, so that it is the endpoint that is measured and not an SDK. */
export function openCaller(url: string): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { port } = new URL(url)
  return {
    call(action, parameters = {}) {
      const body = new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
      return new Promise((resolve, reject) => {
        const asked = request({ agent, host: '127.0.0.1', port, method: 'POST', headers })
        asked.once('error', reject).once('response', (answer) => {
          let text = ''
          answer.setEncoding('utf8').on('data', (piece: string) => {
            text += piece
          })
          answer.once('error', reject)
          answer.once('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))))
        })
        asked.end(body)
      })
    },
    close: () => agent.destroy(),
  }
}

/** Does a piece of work for each number below `count`, so many at a time; answers the seconds it took. */
export async function inFlight(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  const begun = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next += 1
        await work(next - 1)
      }
    }),
  )
  return (performance.now() - begun) / 1_000
}

/** Six resources as a service has them: a queue with a dead end, a topic, a role, a function and its log. */
export function serviceTemplate(memory: number): string {
  return `Parameters: { Name: { Type: String } }
Resources:
  Dead: { Type: AWS::SQS::Queue }
  Queue: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 } } }
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Name } }
  Role:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] } }
  Function:
    Type: AWS::Lambda::Function
    Properties: { Code: { ZipFile: 'exports.handler = async () => {}' }, Handler: index.handler, Runtime: nodejs22.x, MemorySize: ${memory}, Role: !GetAtt Role.Arn }
  Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub '/aws/lambda/\${Function}', RetentionInDays: 30 } }
Outputs: { QueueUrl: { Value: !Ref Queue }, TopicArn: { Value: !Ref Topic } }
`
}

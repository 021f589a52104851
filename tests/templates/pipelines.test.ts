import { afterAll, describe, expect, test } from 'vitest'
import type { Template } from '../../server/cloudformation/template/template.ts'
import { versions } from './catalogue.ts'
import { at, ofType, only, templateOf } from './reading.ts'
import { longest, type PipelineVariant, pool, renderPipeline } from './rendering.ts'
import { deployedInstances } from './variants.ts'

afterAll(() => pool.close())

interface Stage {
  Name: string
  Actions: {
    Name: string
    ActionTypeId: { Category: string; Provider: string }
    Configuration: Record<string, unknown>
    InputArtifacts?: { Name: string }[]
    OutputArtifacts?: { Name: string }[]
  }[]
}

/** What the role of a pipeline must be allowed for an action of each kind, by AWS's documentation. */
const needed: Record<string, string[]> = {
  CodeStarSourceConnection: ['codeconnections:UseConnection', 's3:PutObject', 's3:PutObjectAcl', 'kms:GenerateDataKey'],
  CodeBuild: ['codebuild:StartBuild', 'codebuild:BatchGetBuilds', 's3:GetObject', 'kms:Decrypt'],
  CodeDeploy: [
    'codedeploy:CreateDeployment',
    'codedeploy:GetApplication',
    'codedeploy:GetApplicationRevision',
    'codedeploy:GetDeployment',
    'codedeploy:GetDeploymentConfig',
    'codedeploy:RegisterApplicationRevision',
  ],
  Manual: ['sns:Publish'],
}

const pipelines = versions.filter(({ bundle }) => bundle.parts.pipeline)

describe.each(pipelines)('the pipeline of $name', (starter) => {
  const instances = deployedInstances(starter)
  const read = (variant: PipelineVariant) => templateOf(renderPipeline(starter, variant))
  const stagesOf = async (variant: PipelineVariant) =>
    at(only(await read(variant), 'AWS::CodePipeline::Pipeline'), 'Stages') as Stage[]

  test('releases to the deployed instances in their order, and leaves out what is not deployed', async () => {
    const stages = await stagesOf(instances)
    expect(stages.map(({ Name }) => Name)).toEqual(['Source', 'Build', `Release-${longest('a')}`, 'Release-production'])
    const nothing = await stagesOf({ instances: [{ name: 'staging', outputs: {} }] })
    expect(nothing.map(({ Name }) => Name)).toEqual(['Source', 'Build'])
  })

  test('waits for a person before production, and before an environment that is named', async () => {
    const approvals = (stages: Stage[]) =>
      stages.filter(({ Actions }) => Actions[0]?.ActionTypeId.Category === 'Approval').map(({ Name }) => Name)
    expect(approvals(await stagesOf(instances))).toEqual(['Release-production'])
    const spec = { ...starter.bundle.example?.pipeline, approvalBefore: [longest('e')] }
    expect(approvals(await stagesOf({ ...instances, spec }))).toHaveLength(2)
    expect(approvals(await stagesOf({ ...instances, spec: { ...spec, approvalBefore: [] } }))).toEqual([])
  })

  test('tests every build and keeps the reports', async () => {
    const template = await read(instances)
    const build = ofType(template, 'AWS::CodeBuild::Project').find(([id]) => id === 'BuildProject')?.[1]
    const text = JSON.stringify(build?.properties)
    expect(text).toContain('$TEST_COMMAND')
    expect(text).toMatch(/reports:\\n\s+\$\{TestReports\.Arn\}/)
    expect(ofType(template, 'AWS::CodeBuild::ReportGroup')).toHaveLength(1)
  })

  test('tells who asked for it when a run fails', async () => {
    const spec = { ...starter.bundle.example?.pipeline, noticeEmails: ['one@example.com', 'two@example.com'] }
    const template = await read({ ...instances, spec })
    expect(ofType(template, 'AWS::SNS::Subscription').map(([, { properties }]) => properties.Endpoint)).toEqual(
      spec.noticeEmails,
    )
    expect(at(only(template, 'AWS::Events::Rule'), 'EventPattern', 'detail', 'state')).toEqual(['FAILED'])
  })

  test('takes into each action what an earlier one made, and nothing else', async () => {
    const made = new Set<string>()
    for (const action of (await stagesOf(instances)).flatMap(({ Actions }) => Actions)) {
      for (const { Name } of action.InputArtifacts ?? []) expect(made).toContain(Name)
      for (const { Name } of action.OutputArtifacts ?? []) {
        expect(made).not.toContain(Name)
        made.add(Name)
      }
    }
    expect([...made]).toEqual(['source', 'built'])
  })

  test('may do what each of its actions needs, on exactly the projects it starts', async () => {
    const template = await read(instances)
    const statements = allowed(template, 'PipelineRole')
    const may = new Set(statements.flatMap(({ Action }) => [Action].flat()))
    const actions = (await stagesOf(instances)).flatMap(({ Actions }) => Actions)
    for (const { ActionTypeId } of actions)
      expect([...may]).toEqual(expect.arrayContaining(needed[ActionTypeId.Provider] ?? ['an action nobody knows']))
    const started = actions.flatMap(({ Configuration: { ProjectName } }) =>
      ProjectName === undefined ? [] : [(ProjectName as { Ref: string }).Ref],
    )
    const startable = statements
      .filter(({ Action }) => [Action].flat().includes('codebuild:StartBuild'))
      .flatMap(({ Resource }) => [Resource].flat())
    expect(startable).toEqual(started.map((project) => ({ 'Fn::GetAtt': [project, 'Arn'] })))
  })

  test('lets every project read what it is given, write its log, and report its tests', async () => {
    const template = await read(instances)
    for (const [id, project] of ofType(template, 'AWS::CodeBuild::Project')) {
      const role = (at(project, 'ServiceRole') as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0]
      const may = allowed(template, role).flatMap(({ Action }) => [Action].flat())
      expect(may).toEqual(expect.arrayContaining(['logs:PutLogEvents', 's3:GetObject', 'kms:Decrypt']))
      if (id === 'BuildProject')
        expect(may).toEqual(expect.arrayContaining(['codebuild:CreateReport', 'codebuild:BatchPutTestCases']))
    }
  })

  test('needs nothing but a repository and the connection to it', async () => {
    expect(starter.bundle.schema.pipeline?.required).toEqual(['connectionArn', 'repository'])
  })
})

interface Statement {
  Action: string | string[]
  Resource: unknown
}

function allowed({ resources }: Template, role: string): Statement[] {
  const policies = resources[role]?.properties.Policies as unknown as { PolicyDocument: { Statement: Statement[] } }[]
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
}

test('what is released to instances stays, because new ones are given it however late they come', async () => {
  const starters = pipelines.filter(({ template }) => template === 'ec2-service')
  for (const starter of starters) {
    const template = await templateOf(renderPipeline(starter, deployedInstances(starter)))
    const rules = JSON.stringify(at(only(template, 'AWS::S3::Bucket'), 'LifecycleConfiguration'))
    expect(rules).not.toContain('Expiration')
  }
  expect(starters).not.toEqual([])
})

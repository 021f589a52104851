import { afterAll, describe, expect, test } from 'vitest'
import { versions } from './catalogue.ts'
import { at, ofType, only, templateOf } from './reading.ts'
import { longest, type PipelineVariant, pool, renderPipeline } from './rendering.ts'
import { deployedInstances } from './variants.ts'

afterAll(() => pool.close())

interface Stage {
  Name: string
  Actions: { Name: string; ActionTypeId: { Category: string; Provider: string } }[]
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

  test('needs nothing but a repository and the connection to it', async () => {
    expect(starter.bundle.schema.pipeline?.required).toEqual(['connectionArn', 'repository'])
  })
})

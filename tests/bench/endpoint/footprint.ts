import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Caller, inFlight, openCaller, serviceTemplate } from './calls.ts'
import { bareNodeMs, dataDir, startProcess } from './process.ts'

const STACKS = 5_000
const REQUESTS = 10_000

type Footprint = { rssMegabytes: number; heapMegabytes: number; stacks: number }

/** What the local endpoint costs: time to start, memory of a fleet, calls per second, and what a kill loses. */
export async function measureEndpoint(): Promise<void> {
  await measureStart()
  const { url, stop } = await startProcess()
  const caller = openCaller(url)
  const empty = await footprint(url)
  await measureFleet(url, caller, empty)
  await measureCalls(caller)
  await measureChangeSet(caller)
  caller.close()
  await stop()
  const again = await startProcess()
  const { stacks, rssMegabytes } = await footprint(again.url)
  console.log(`start with ${stacks} stacks: ${again.startedMs.toFixed(0)} ms, ${rssMegabytes.toFixed(0)} MB after it`)
  await again.stop()
  await measureKill()
}

async function measureStart(): Promise<void> {
  const started: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const folder = path.join(dataDir, `start-${round}`)
    const one = await startProcess(folder)
    await one.stop()
    started.push(one.startedMs)
    bare.push(await bareNodeMs())
  }
  const ratio = median(started) / median(bare)
  console.log(
    `start: ${median(started).toFixed(0)} ms until ready, ${ratio.toFixed(1)} times a Node that does nothing (${median(bare).toFixed(0)} ms)`,
  )
}

async function measureFleet(url: string, caller: Caller, empty: Footprint): Promise<void> {
  const seconds = await inFlight(STACKS, 20, (index) =>
    caller.call('CreateStack', {
      StackName: `service-${index}`,
      TemplateBody: serviceTemplate(128),
      'Parameters.member.1.ParameterKey': 'Name',
      'Parameters.member.1.ParameterValue': `service-${index}`,
      'Capabilities.member.1': 'CAPABILITY_IAM',
    }),
  )
  const full = await footprint(url)
  const kilobytes = ((full.heapMegabytes - empty.heapMegabytes) * 1024) / STACKS
  console.log(
    `${full.stacks} stacks of six resources: ${full.rssMegabytes.toFixed(0)} MB resident, ${empty.rssMegabytes.toFixed(0)} MB without any, ${kilobytes.toFixed(1)} KB of heap a stack; ${Math.round(STACKS / seconds)} created a second`,
  )
}

async function measureCalls(caller: Caller): Promise<void> {
  const named = (index: number) => ({ StackName: `service-${index % STACKS}` })
  const reads = REQUESTS / (await inFlight(REQUESTS, 50, (index) => caller.call('DescribeStacks', named(index))))
  const pages = 200 / (await inFlight(200, 10, () => caller.call('ListStacks', LIVING)))
  console.log(
    `DescribeStacks: ${Math.round(reads)}/s, 50 in flight; ListStacks: ${Math.round(pages)} pages of 100 a second`,
  )
}

const LIVING = { 'StackStatusFilter.member.1': 'CREATE_COMPLETE' }

async function measureChangeSet(caller: Caller): Promise<void> {
  const body = (delay: number) =>
    JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [
          `Queue${index}`,
          { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delay } },
        ]),
      ),
    })
  await caller.call('CreateStack', { StackName: 'wide', TemplateBody: body(1) })
  const took: number[] = []
  for (let round = 2; round < 7; round += 1) {
    const names = { StackName: 'wide', ChangeSetName: `set-${round}` }
    const begun = performance.now()
    await caller.call('CreateChangeSet', { ...names, TemplateBody: body(round) })
    await caller.call('DescribeChangeSet', names)
    took.push(performance.now() - begun)
  }
  console.log(`a change set of 500 modified resources, made and read: ${median(took).toFixed(0)} ms`)
}

/** Kills the process while it takes calls; every call that was answered must still be known. */
async function measureKill(): Promise<void> {
  const folder = path.join(dataDir, 'killed')
  const { url, child, stop } = await startProcess(folder)
  const caller = openCaller(url)
  const accepted: string[] = []
  const create = async (index: number) => {
    const StackName = `killed-${index}`
    const answered = await caller
      .call('CreateStack', { StackName, TemplateBody: 'Resources: { Q: { Type: AWS::SQS::Queue } }' })
      .catch(() => undefined)
    if (answered !== undefined) accepted.push(StackName)
    if (accepted.length === 1_000) child.kill('SIGKILL')
  }
  await inFlight(2_000, 50, create)
  await stop()
  caller.close()
  const again = await startProcess(folder)
  const reader = openCaller(again.url)
  let forgotten = 0
  for (const StackName of accepted) {
    await reader.call('DescribeStacks', { StackName }).catch(() => {
      forgotten += 1
    })
  }
  reader.close()
  await again.stop()
  rmSync(folder, { recursive: true, force: true })
  console.log(
    `kill -9 after ${accepted.length} accepted calls: ${forgotten} forgotten, ready again after ${again.startedMs.toFixed(0)} ms`,
  )
  if (forgotten > 0) process.exitCode = 1
}

async function footprint(url: string): Promise<Footprint> {
  return (await (await fetch(`${url}/_hadron/footprint`)).json()) as Footprint
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

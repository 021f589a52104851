import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CreateStackCommand, ListStacksCommand } from '@aws-sdk/client-cloudformation'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bundle, root } from '../../../server/boot/bundle.mjs'
import { startLocalEndpoint } from '../../../server/cloudformation/local/endpoint.ts'
import { connect, stackOf } from './endpoint.ts'

const QUEUE = 'Resources: { Q: { Type: AWS::SQS::Queue } }'
const dataDir = mkdtempSync(path.join(tmpdir(), 'local-aws-killed-'))
const started: ChildProcess[] = []
let entry = ''

beforeAll(async () => {
  entry = await bundle('server/cloudformation/local/main.ts')
})
afterEach(async () => {
  await Promise.all(started.splice(0).map(kill))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Starts the endpoint as a process of its own; answers when it says that it is ready. */
async function startProcess(env: Record<string, string> = {}): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort()
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: {
      ...process.env,
      HADRON_DATA: dataDir,
      HADRON_LOCAL_AWS_PORT: `${port}`,
      HADRON_LOCAL_AWS_TIME_SCALE: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  started.push(child)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The endpoint ended with ${code}`)))
    child.on('message', (message: { type: string; port: number }) => {
      if (message.type === 'ready') resolve({ child, url: `http://127.0.0.1:${message.port}` })
    })
  })
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function stackNames(url: string): Promise<string[]> {
  const client = connect(url)
  const names: string[] = []
  let token: string | undefined
  do {
    const answer = await client.send(new ListStacksCommand({ NextToken: token }))
    names.push(...(answer.StackSummaries ?? []).map((stack) => `${stack.StackName} ${stack.StackStatus}`))
    token = answer.NextToken
  } while (token)
  client.destroy()
  return names
}

test('no accepted call is ever forgotten, also when the process is killed', async () => {
  const { child, url } = await startProcess()
  const client = connect(url)
  const accepted: string[] = []
  const create = async (name: string) => {
    await client.send(new CreateStackCommand({ StackName: name, TemplateBody: QUEUE }))
    accepted.push(`${name} CREATE_COMPLETE`)
    if (accepted.length === 100) child.kill('SIGKILL')
  }
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.allSettled(Array.from({ length: 300 }, (_, index) => create(`stack-${index}`)))
  await ended
  expect(accepted.length).toBeGreaterThanOrEqual(100)
  client.destroy()
  const again = await startProcess()
  expect(await stackNames(again.url)).toEqual(expect.arrayContaining(accepted))
})

test('a batch that was being written when the process was killed does no harm', async () => {
  const folder = path.join(dataDir, 'local-aws')
  const journal = readdirSync(folder).find((name) => name.startsWith('journal-'))
  appendFileSync(path.join(folder, journal ?? ''), '[["stack",{"id":"arn:aws:cloudform')
  const { url, child } = await startProcess()
  const before = await stackNames(url)
  const client = connect(url)
  await client.send(new CreateStackCommand({ StackName: 'after', TemplateBody: QUEUE }))
  client.destroy()
  await kill(child)
  const again = await startProcess()
  expect(await stackNames(again.url)).toEqual(['after CREATE_COMPLETE', ...before])
})

test('an operation that was in flight when the process was killed goes on', async () => {
  const first = await startProcess({ HADRON_LOCAL_AWS_TIME_SCALE: '0.5' })
  const client = connect(first.url)
  await client.send(new CreateStackCommand({ StackName: 'flying', TemplateBody: QUEUE }))
  await kill(first.child)
  client.destroy()
  const { url } = await startProcess({ HADRON_LOCAL_AWS_TIME_SCALE: '0.5' })
  const again = connect(url)
  await vi.waitFor(async () => expect((await stackOf(again, 'flying')).StackStatus).toBe('CREATE_COMPLETE'), 10_000)
  again.destroy()
})

test('a journal that something else has written to is named, and nothing is lost', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-aws-broken-'))
  const journal = path.join(folder, 'local-aws/journal-0.jsonl')
  mkdirSync(path.dirname(journal))
  writeFileSync(journal, '[["stack"\n')
  await expect(startLocalEndpoint({ port: 0, dataDir: folder })).rejects.toThrow(
    `Line 1 of ${journal} is not JSON: something other than the local endpoint has written to it.`,
  )
  expect(readFileSync(journal, 'utf8')).toBe('[["stack"\n')
  rmSync(folder, { recursive: true })
})

test('a data folder has one endpoint, and is free at once when that has been killed', async () => {
  const { child } = await startProcess()
  await expect(startLocalEndpoint({ port: 0, dataDir })).rejects.toThrow(
    `is in use by another local endpoint, process ${child.pid}. Stop that one, or set HADRON_DATA to another folder.`,
  )
  await kill(child)
  const next = await startLocalEndpoint({ port: 0, dataDir })
  await next.close()
})

test('SIGTERM ends the process quickly', async () => {
  const { child } = await startProcess()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

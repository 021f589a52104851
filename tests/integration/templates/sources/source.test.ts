import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateSources } from '../../../../drizzle/schema/sources.ts'
import { templateVersions } from '../../../../drizzle/schema/templates.ts'
import type { BundleFile } from '../../../../server/templates/bundle/bundle.ts'
import { getDraft } from '../../../../server/templates/drafts/get.ts'
import { getTemplate } from '../../../../server/templates/queries.ts'
import { advanceSource } from '../../../../server/templates/sources/advance.ts'
import { changeSource } from '../../../../server/templates/sources/change.ts'
import { connectSource } from '../../../../server/templates/sources/connect.ts'
import { disconnectSource } from '../../../../server/templates/sources/disconnect.ts'
import { getSource } from '../../../../server/templates/sources/queries.ts'
import { syncSource } from '../../../../server/templates/sources/sync.ts'
import { claimDue, release } from '../../../../server/worker/claim.ts'
import { nudgeForgotten } from '../../../../server/worker/forgotten.ts'
import { plainService } from '../../../support/bundles.ts'
import { hasGit, startGitServer } from '../../../support/git-server.ts'
import { startTestHadron, type TestHadron } from '../../../support/hadron.ts'

const textsOf = (files: BundleFile[]) =>
  Object.fromEntries(files.map(({ path, content }) => [`templates/web/${path}`, content]))
const withQueue = (name: string) => textsOf(plainService({ extra: `  ${name}:\n    Type: AWS::SQS::Queue\n` }))
const web = { template: 'web' }

describe.skipIf(!hasGit)('a template from a repository', () => {
  let hadron: TestHadron
  let host: Awaited<ReturnType<typeof startGitServer>>
  let repository: ReturnType<typeof host.repository>
  const operator = () => hadron.as('operator')

  beforeAll(async () => {
    hadron = await startTestHadron()
    host = await startGitServer()
    repository = host.repository('platform')
    repository.commit('begin', { 'README.md': 'all', ...textsOf(plainService()) })
  })
  afterAll(async () => {
    await host.stop()
    await hadron.close()
  })

  /** What a worker does with what is due. */
  async function look() {
    const claims = await claimDue(hadron.db, 'template_sources', 'wrk-test', 5)
    for (const claim of claims) {
      const { lookAgainMs } = await advanceSource(hadron.system, claim)
      await release(hadron.db, 'template_sources', claim, lookAgainMs)
    }
    return claims.length
  }
  const syncNow = async () => {
    await syncSource(operator(), web)
    expect(await look()).toBe(1)
    return (await getSource(operator(), web)).source
  }
  const versions = async () =>
    (await hadron.db.select().from(templateVersions)).map(({ major, minor }) => `${major}.${minor}`)
  const connect = (facts: { name?: string; url?: string; ref?: string; path?: string; everyMinutes?: number } = {}) =>
    connectSource(operator(), {
      template: { name: facts.name ?? 'web' },
      url: facts.url ?? repository.url,
      ref: facts.ref ?? null,
      path: facts.path ?? 'templates/web/',
      everyMinutes: facts.everyMinutes ?? null,
    })

  test('what cannot be read connects nothing', async () => {
    await expect(connect({ path: '' })).rejects.toThrow('holds no bundle that can be read')
    await expect(connect({ ref: 'mian' })).rejects.toThrow('has no branch or tag mian. It has main.')
    await expect(connect({ url: 'git@example.com:a/b.git' })).rejects.toThrow('is an ssh address')
    await expect(getTemplate(operator(), web)).rejects.toThrow('does not exist')
  })

  test('connecting makes the newest commit a draft that says where it came from', async () => {
    expect(await connect()).toEqual({ template: 'web', version: '1.0', known: false })
    expect(await getDraft(operator(), { template: 'web', version: '1.0' })).toMatchObject({
      status: 'draft',
      commit: {
        ref: 'main',
        path: 'templates/web',
        sha: repository.git('rev-parse', 'HEAD'),
        author: 'Ada',
        subject: 'begin',
      },
    })
    expect((await getSource(operator(), web)).source).toMatchObject({ state: 'read', nextAt: null, problem: null })
  })

  test('a template is connected once', async () => {
    await expect(connect()).rejects.toThrow(`web is already connected to ${repository.url}.`)
  })

  test('the same commit makes no second draft', async () => {
    await syncNow()
    expect(await versions()).toEqual(['1.0'])
  })

  test('a new commit whose bundle is the same makes no draft either', async () => {
    const sha = repository.commit('elsewhere', { 'README.md': 'more' })
    expect((await syncNow())?.commit).toMatchObject({ sha })
    expect(await versions()).toEqual(['1.0'])
  })

  test('a new commit that changes the bundle is the next draft', async () => {
    repository.commit('a queue', withQueue('Jobs'))
    await syncNow()
    expect((await versions()).toSorted()).toEqual(['1.0', '1.1'])
  })

  test('a commit that cannot be read is shown with its place, and the last good one stays', async () => {
    const good = repository.git('rev-parse', 'HEAD')
    const sha = repository.commit('oops', { 'templates/web/schema/schema.yaml': 'schema:\n  format: [\n' })
    const source = await syncNow()
    expect(source).toMatchObject({ state: 'failed', commit: { sha: good }, problem: { sha } })
    expect(source?.problem?.issues[0]?.at).toMatch(/^schema\/schema\.yaml:\d+/)
    expect((await versions()).length).toBe(2)
  })

  test('a bad commit stays shown while it is the newest', async () => {
    expect(await syncNow()).toMatchObject({ state: 'failed' })
  })

  test('the commit that mends it is read again', async () => {
    repository.commit('mended', withQueue('Mail'))
    expect(await syncNow()).toMatchObject({ state: 'read', problem: null })
    expect((await versions()).length).toBe(3)
  })

  test('a branch that is gone is a problem in words, not an exception', async () => {
    await changeSource(operator(), { ...web, url: repository.url, ref: 'gone', path: 'templates/web', everyMinutes: 5 })
    await look()
    const { source } = await getSource(operator(), web)
    expect(source).toMatchObject({ state: 'failed', problem: { reason: 'SOURCE_REF' } })
    // Sooner than the schedule: whatever is wrong out there may be right in half a minute.
    expect(Number(source?.nextAt) - Number(source?.syncedAt)).toBeLessThan(60_000)
  })

  test('a source with a schedule is due again by itself, and when it was forgotten', async () => {
    await changeSource(operator(), { ...web, url: repository.url, ref: 'main', path: 'templates/web', everyMinutes: 5 })
    await look()
    const { source } = await getSource(operator(), web)
    expect(Math.round((Number(source?.nextAt) - Number(source?.syncedAt)) / 60_000)).toBe(5)
    await hadron.db.update(templateSources).set({ dueAt: null })
    await nudgeForgotten(hadron.db)
    expect(await look()).toBe(1)
  })

  test('two workers look at a source once', async () => {
    await syncSource(operator(), web)
    const both = await Promise.all(['wrk-a', 'wrk-b'].map((name) => claimDue(hadron.db, 'template_sources', name, 5)))
    expect(both.flat()).toHaveLength(1)
    for (const claim of both.flat()) await release(hadron.db, 'template_sources', claim, null)
  })

  test('a look at a place that was changed meanwhile is void', async () => {
    repository.commit('one more', withQueue('Late'))
    await syncSource(operator(), web)
    const [claim] = await claimDue(hadron.db, 'template_sources', 'wrk-late', 1)
    if (!claim) throw new Error('nothing was due')
    await changeSource(operator(), { ...web, url: repository.url, ref: 'main', path: 'elsewhere', everyMinutes: null })
    await advanceSource(hadron.system, claim)
    expect((await versions()).length).toBe(3)
  })

  test('only who may publish may connect, change or disconnect', async () => {
    await expect(disconnectSource(hadron.as('developer'), web)).rejects.toThrow('Your role is developer')
    expect((await getSource(hadron.as('developer'), web)).blocked.change).toContain('Your role is developer')
  })

  test('what came from a repository stays when it is disconnected', async () => {
    await disconnectSource(operator(), web)
    expect((await getSource(operator(), web)).source).toBeNull()
    expect((await versions()).length).toBe(3)
    expect(await hadron.db.$count(templateSources, eq(templateSources.path, ''))).toBe(0)
    await expect(syncSource(operator(), web)).rejects.toThrow('web is not connected to a repository.')
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRepository } from '../../../../server/templates/sources/git/repository.ts'
import { hasGit, startGitServer } from '../../../support/git-server.ts'

describe.skipIf(!hasGit)('reading a repository', () => {
  let host: Awaited<ReturnType<typeof startGitServer>>
  let repository: ReturnType<typeof host.repository>

  beforeAll(async () => {
    host = await startGitServer()
    repository = host.repository('platform')
    repository.commit('begin', { 'README.md': '# All\n', 'templates/web/schema/schema.yaml': 'a: 1\n' })
    repository.git('tag', '--annotate', 'v1', '--message', 'first')
    repository.commit('second\n\nwith more words', { 'templates/web/schema/schema.yaml': 'a: 2\n' })
    repository.git('branch', 'feature/x')
  })
  afterAll(() => host.stop())

  const read = (place: { ref?: string | null; path?: string; url?: string; known?: string; token?: string }) =>
    readRepository({ url: repository.url, ref: null, path: '', token: undefined, ...place })
  const failure = async (place: Parameters<typeof read>[0]) => {
    try {
      await read(place)
    } catch (error) {
      if (error instanceof Error && 'reason' in error) return { reason: error.reason, message: error.message }
      throw error
    }
    throw new Error('it was read')
  }

  test('the folder is read at the newest commit of the default branch', async () => {
    const found = await read({ path: 'templates/web' })
    expect(found?.commit).toMatchObject({
      ref: 'main',
      path: 'templates/web',
      sha: repository.git('rev-parse', 'main'),
      author: 'Ada',
      subject: 'second',
    })
    expect(found?.files.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual([
      ['schema/schema.yaml', 'a: 2\n'],
    ])
  })

  test('an annotated tag is the commit it names', async () => {
    const found = await read({ ref: 'v1', path: 'templates/web' })
    expect(found?.commit.sha).toBe(repository.git('rev-parse', 'v1^{commit}'))
    expect(Buffer.from(found?.files[0]?.content ?? []).toString()).toBe('a: 1\n')
  })

  test('a branch whose name has a slash is found', async () => {
    expect((await read({ ref: 'feature/x' }))?.commit.ref).toBe('feature/x')
  })

  test('a commit that is known already is not fetched again', async () => {
    const before = host.requests
    expect(await read({ known: repository.git('rev-parse', 'main') })).toBeUndefined()
    const asked = host.requests - before
    await read({})
    expect(host.requests - before - asked).toBeGreaterThan(asked)
  })

  test('a branch that is not there is refused with the names that are', async () => {
    expect(await failure({ ref: 'mian' })).toEqual({
      reason: 'SOURCE_REF',
      message: `${repository.url} has no branch or tag mian. It has main, feature/x, v1.`,
    })
  })

  test('a folder that is not there is refused with those that are', async () => {
    expect(await failure({ path: 'template/web' })).toEqual({
      reason: 'SOURCE_PATH',
      message: `${repository.url} has no folder template/web at main. At its top are templates/.`,
    })
  })

  test('a file in place of a folder is refused like a missing folder', async () => {
    expect((await failure({ path: 'README.md' })).reason).toBe('SOURCE_PATH')
  })

  test('an address without a repository says so', async () => {
    expect((await failure({ url: `${host.origin}/nothing/.git` })).reason).toBe('SOURCE_NOT_FOUND')
  })

  test('a host that refuses connections is named', async () => {
    const gone = await startGitServer()
    await gone.stop()
    expect(await failure({ url: `${gone.origin}/x.git` })).toEqual({
      reason: 'SOURCE_UNREACHABLE',
      message: `${new URL(gone.origin).host} refuses connections.`,
    })
  })

  test('an empty repository says that it has no commits', async () => {
    expect((await failure({ url: host.repository('empty').url })).message).toContain('has no commits yet')
  })

  test('a symbolic link is refused by name', async () => {
    const linked = host.repository('linked')
    linked.commit('begin', { 'a.txt': 'a' })
    linked.git('update-index', '--add', '--cacheinfo', `120000,${linked.git('rev-parse', 'HEAD:a.txt')},link`)
    linked.git('commit', '--quiet', '--message', 'a link')
    expect(await failure({ url: linked.url })).toEqual({
      reason: 'BUNDLE_LINK',
      message: 'link is a symbolic link; a bundle holds files only. Put the file itself there.',
    })
  })

  test('a host that asks for a token gets it, and is named when there is none', async () => {
    const guarded = await startGitServer({ token: 's3cret' })
    try {
      const secret = guarded.repository('private')
      secret.commit('begin', { 'a.txt': 'a' })
      expect((await failure({ url: secret.url })).reason).toBe('SOURCE_AUTH')
      expect((await read({ url: secret.url, token: 's3cret' }))?.files).toHaveLength(1)
    } finally {
      await guarded.stop()
    }
  })
})

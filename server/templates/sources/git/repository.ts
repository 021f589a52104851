import git, { type HttpClient, type TreeEntry } from 'isomorphic-git'
import { createFsFromVolume, Volume } from 'memfs'
import { expands, fileTooLarge, isNoise, type RawFile, tooManyFiles } from '../../bundle/archive/files.ts'
import { bundleLimits } from '../../bundle/archive/limits.ts'
import type { Commit, Place } from '../source.ts'
import { explainGit, pathNotFound, refNotFound, unwanted } from './refusal.ts'
import { deadlineMs, openTransport } from './transport.ts'

export interface ReadCommit {
  commit: Omit<Commit, 'digest'>
  files: RawFile[]
}

interface Reading extends Place {
  token: string | undefined
  /** The commit seen last; when the ref still points to it nothing is fetched. */
  known?: string | undefined
}

/**
 * Reads a folder of a repository at the newest commit of a ref, in memory: one commit deep, one branch, under the
 * limits of an upload. Answers undefined when the ref still points to the known commit. Throws `Problem`s: the host
 * cannot be reached, wants a token, has no such ref or folder, or sends too much.
 */
export async function readRepository(place: Reading): Promise<ReadCommit | undefined> {
  const http = openTransport({ token: place.token, signal: AbortSignal.timeout(deadlineMs) })
  try {
    const ref = await resolveRef(http, place)
    if (ref.commit === place.known) return undefined
    return await fetchFolder(http, place, ref)
  } catch (cause) {
    throw explainGit(place.url, cause)
  }
}

interface ResolvedRef {
  /** `refs/heads/main` */
  full: string
  /** `main` */
  short: string
  commit: string
}

async function resolveRef(http: HttpClient, { url, ref }: Place): Promise<ResolvedRef> {
  const refs = await git.listServerRefs({ http, url, symrefs: true, peelTags: true })
  const head = refs.find((other) => other.ref === 'HEAD')?.target
  const wanted = ref === null ? [head ?? 'HEAD'] : [`refs/heads/${ref}`, `refs/tags/${ref}`, ref]
  const found = wanted.map((name) => refs.find((other) => other.ref === name)).find(Boolean)
  if (!found) throw refNotFound(url, ref, refs)
  return { full: found.ref, short: found.ref.replace(/^refs\/(heads|tags)\//, ''), commit: found.peeled ?? found.oid }
}

async function fetchFolder(http: HttpClient, { url, path }: Reading, ref: ResolvedRef): Promise<ReadCommit> {
  const fs = createFsFromVolume(new Volume())
  const repository = { fs, gitdir: '/repository', cache: {} }
  await git.init({ ...repository, bare: true, defaultBranch: 'main' })
  await git.addRemote({ ...repository, remote: 'origin', url })
  await git.fetch({ ...repository, http, url, ref: ref.full, depth: 1, singleBranch: true, tags: false })
  const { commit } = await git.readCommit({ ...repository, oid: ref.commit })
  const root = await folderAt(repository, { url, path, oid: ref.commit, short: ref.short })
  return {
    commit: {
      url,
      ref: ref.short,
      path,
      sha: ref.commit,
      author: commit.author.name,
      at: new Date(commit.committer.timestamp * 1_000).toISOString(),
      subject: commit.message.split('\n')[0]?.slice(0, 200) ?? '',
    },
    files: await readFolder(repository, root),
  }
}

interface Repository {
  fs: ReturnType<typeof createFsFromVolume>
  gitdir: string
  cache: object
}

async function folderAt(repository: Repository, at: { url: string; path: string; oid: string; short: string }) {
  try {
    const { tree } = await git.readTree({ ...repository, oid: at.oid, ...(at.path ? { filepath: at.path } : {}) })
    return tree
  } catch (cause) {
    if (!(cause instanceof git.Errors.NotFoundError || cause instanceof git.Errors.ObjectTypeError)) throw cause
    const { tree } = await git.readTree({ ...repository, oid: at.oid })
    throw pathNotFound(at, tree)
  }
}

/** All files below a tree. Links and submodules are refused, as in an archive; nothing is ever checked out. */
async function readFolder(repository: Repository, root: TreeEntry[]): Promise<RawFile[]> {
  const files: RawFile[] = []
  let bytes = 0
  const visit = async (tree: TreeEntry[], folder: string) => {
    for (const entry of tree) {
      const path = `${folder}${entry.path}`
      if (isNoise(path)) continue
      if (entry.type === 'tree') {
        await visit((await git.readTree({ ...repository, oid: entry.oid })).tree, `${path}/`)
        continue
      }
      if (entry.type === 'commit' || entry.mode === '120000') throw unwanted(path, entry)
      const { blob } = await git.readBlob({ ...repository, oid: entry.oid })
      bytes += blob.byteLength
      if (blob.byteLength > bundleLimits.fileBytes) throw fileTooLarge(path, blob.byteLength)
      if (bytes > bundleLimits.unpackedBytes) throw expands()
      if (
        files.push({ path, content: blob, ...(entry.mode === '100755' ? { executable: true } : {}) }) >
        bundleLimits.files
      )
        throw tooManyFiles()
    }
  }
  await visit(root, '')
  return files
}

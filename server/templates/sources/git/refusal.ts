import git, { type ServerRef, type TreeEntry } from 'isomorphic-git'
import { Problem, type ProblemCode } from '../../../errors.ts'
import { deadlineMs } from './transport.ts'

const problem = (code: ProblemCode, reason: string, message: string, facts: { at?: string; cause?: unknown } = {}) =>
  new Problem(code, message, { reason, ...facts })

/** What went wrong between us and a git host, in words for whoever connected it. What is no answer of theirs stays a bug. */
export function explainGit(url: string, cause: unknown): unknown {
  if (cause instanceof Problem) return cause
  const { host } = new URL(url)
  if (cause instanceof git.Errors.HttpError) return fromStatus(url, cause)
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    const message = `${host} did not finish answering within ${deadlineMs / 1_000} s.`
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_UNREACHABLE', message, { cause })
  }
  if (cause instanceof git.Errors.SmartHttpError || cause instanceof git.Errors.ParseError) {
    const message = `${url} answers, but not as a git repository. Write the address that git clone takes.`
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_NOT_GIT', message, { at: 'url', cause })
  }
  if (cause instanceof Error && 'isIsomorphicGitError' in cause) {
    const message = `${url} could not be read: ${cause.message}`
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_UNREADABLE', message, { cause })
  }
  const system = networkFailure(cause)
  if (system) {
    const words = networkWords[system] ?? `cannot be reached: ${system}`
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_UNREACHABLE', `${host} ${words}.`, { cause })
  }
  return cause
}

const networkWords: Record<string, string> = {
  ENOTFOUND: 'is not a known host. Check the address, and that this machine may look it up',
  EAI_AGAIN: 'could not be looked up: the name server does not answer',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke the connection off',
  ETIMEDOUT: 'does not answer',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for; set NODE_EXTRA_CA_CERTS to your authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that nobody vouches for; set NODE_EXTRA_CA_CERTS to your authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'has a certificate that nobody vouches for; set NODE_EXTRA_CA_CERTS to your authority',
}

/** `fetch` says only that it failed; what happened is one level down, with a code of the system or in words. */
function networkFailure(cause: unknown): string | undefined {
  if (!(cause instanceof TypeError) || !(cause.cause instanceof Error)) return undefined
  return 'code' in cause.cause && typeof cause.cause.code === 'string' ? cause.cause.code : cause.cause.message
}

function fromStatus(url: string, cause: InstanceType<typeof git.Errors.HttpError>): Problem {
  const { host, hostname } = new URL(url)
  const status = cause.data.statusCode
  if (status === 401 || status === 403) {
    const message = `${host} wants a token for ${url} (HTTP ${status}). An administrator sets HADRON_GIT_TOKENS=${hostname}=TOKEN, with permission to read.`
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_AUTH', message, { at: 'url', cause })
  }
  if (status === 404 || status === 410) {
    const message = `${host} has no repository at ${url} (HTTP ${status}), or hides it from us. Check the address; a private one needs HADRON_GIT_TOKENS=${hostname}=TOKEN.`
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_NOT_FOUND', message, { at: 'url', cause })
  }
  const message = `${host} answered HTTP ${status} ${cause.data.statusMessage}.`
  return problem('UNPROCESSABLE_CONTENT', 'SOURCE_UNREACHABLE', message, { cause })
}

export function refNotFound(url: string, ref: string | null, refs: ServerRef[]): Problem {
  const names = refs.flatMap((other) => /^refs\/(?:heads|tags)\/(.+)$/.exec(other.ref)?.[1] ?? [])
  if (names.length === 0)
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_REF', `${url} has no commits yet.`, { at: 'ref' })
  if (ref === null) {
    const message = `${url} names no default branch. Say which to follow: ${some(names)}.`
    return problem('UNPROCESSABLE_CONTENT', 'SOURCE_REF', message, { at: 'ref' })
  }
  const near = nearest(ref, names)
  const message = `${url} has no branch or tag ${ref}. It has ${some(near)}${names.length > near.length ? ` and ${names.length - near.length} more` : ''}.`
  return problem('UNPROCESSABLE_CONTENT', 'SOURCE_REF', message, { at: 'ref' })
}

export function pathNotFound({ url, path, short }: { url: string; path: string; short: string }, root: TreeEntry[]) {
  const folders = root.filter(({ type }) => type === 'tree').map((entry) => `${entry.path}/`)
  const there = folders.length > 0 ? `At its top are ${some(folders)}.` : 'It has no folders.'
  const message = `${url} has no folder ${path} at ${short}. ${there}`
  return problem('UNPROCESSABLE_CONTENT', 'SOURCE_PATH', message, { at: 'path' })
}

export function unwanted(path: string, { type }: TreeEntry) {
  const [what, why] =
    type === 'commit'
      ? ['a submodule', 'Copy what it holds into the bundle.']
      : ['a symbolic link', 'Put the file itself there.']
  return problem('UNPROCESSABLE_CONTENT', 'BUNDLE_LINK', `${path} is ${what}; a bundle holds files only. ${why}`, {
    at: path,
  })
}

const some = (names: string[]) =>
  names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ')

/** Those that begin or read alike first, so that a typing mistake shows itself. */
function nearest(ref: string, names: string[]): string[] {
  const score = (name: string) => [...ref].filter((letter, i) => name[i] === letter).length
  return names.toSorted((a, b) => score(b) - score(a) || (a < b ? -1 : 1)).slice(0, 6)
}

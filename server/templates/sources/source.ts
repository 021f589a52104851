import { isLoopback } from '../../config.ts'
import { badRequest } from '../../errors.ts'

/** Where a template's bundle is written: a folder of a git repository, at a branch or tag. */
export interface Place {
  /** https, or http on this machine; without credentials. */
  url: string
  /** A branch or tag; absent is the repository's default branch. */
  ref: string | null
  /** Folder of the bundle inside the repository, without slashes at its ends; empty is the whole repository. */
  path: string
}

/** The commit a version was read at, and the bytes it gave: a version whose digest differs was edited since. */
export interface Commit {
  url: string
  ref: string
  path: string
  /** 40 hex digits. */
  sha: string
  author: string
  /** ISO 8601. */
  at: string
  /** First line of the message. */
  subject: string
  /** Of the bundle's files. */
  digest: string
}

/** Why a source could not be read, for the page: the same words a person who asked would have got. */
export interface SyncProblem {
  reason: string
  message: string
  /** The commit whose bundle could not be read; absent when none was reached. */
  sha?: string
  issues: { at: string; message: string }[]
}

/** How often a source may look by itself, in minutes. */
export const everyMinutes = { min: 1, max: 1_440 } as const

const refuse = (message: string) => badRequest(message, { reason: 'SOURCE_URL', at: 'url' })

/**
 * A repository's address as it is stored: https, or http on loopback, and never with credentials inside. Throws a
 * `Problem` that says what to write instead.
 */
export function parseRepositoryUrl(text: string): string {
  const trimmed = text.trim()
  if (/^(ssh:|git:|[^/:]+@[^/]+:)/i.test(trimmed)) {
    throw refuse(`${trimmed} is an ssh address. Hadron reads repositories over https: https://HOST/OWNER/NAME.git`)
  }
  if (!URL.canParse(trimmed)) {
    throw refuse(
      `${trimmed.slice(0, 100)} is not a URL. Write the address to clone, such as https://HOST/OWNER/NAME.git`,
    )
  }
  const url = new URL(trimmed)
  if (url.username || url.password) {
    throw refuse(
      `The URL holds credentials, which would be stored and shown. Leave them out; an administrator sets HADRON_GIT_TOKENS for ${url.hostname}.`,
    )
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw refuse(`${url.protocol}//${url.host} cannot be read. Use https; http is for this machine only.`)
  }
  if (isLinkLocal(url.hostname)) throw refuse(`${url.hostname} is a link-local address, which no repository has.`)
  if (url.search || url.hash)
    throw refuse(`Leave out everything from ${url.search ? '?' : '#'} on; say a branch as ref.`)
  if (url.pathname === '/') throw refuse(`${trimmed} names no repository. Write https://HOST/OWNER/NAME.git`)
  return url.href.replace(/\/+$/, '')
}

/** Where clouds answer with credentials of the machine. */
const isLinkLocal = (host: string) => /^169\.254\./.test(host) || /^\[fe80:/i.test(host)

/** `templates/web-service/` → `templates/web-service`. Refuses what leaves the repository. */
export function parseFolder(text: string): string {
  const folder = text
    .trim()
    .replace(/^(\.?\/)+/, '')
    .replace(/\/+$/, '')
  if (folder === '.') return ''
  if (folder.split('/').some((part) => part === '..' || part === '.git') || /[\\\0]/.test(folder)) {
    throw badRequest(`${folder} is not a folder inside the repository.`, { reason: 'SOURCE_PATH', at: 'path' })
  }
  return folder
}

/** A page that shows a commit, on the hosts whose addresses are known; undefined elsewhere. */
export function commitPage({ url, sha }: Pick<Commit, 'url' | 'sha'>): string | undefined {
  const { hostname, href } = new URL(url)
  const repository = href.replace(/\.git$/, '')
  if (/(^|\.)github\.com$|(^|\.)codeberg\.org$/.test(hostname)) return `${repository}/commit/${sha}`
  if (/^gitlab\./.test(hostname)) return `${repository}/-/commit/${sha}`
  if (/(^|\.)bitbucket\.org$/.test(hostname)) return `${repository}/commits/${sha}`
  return undefined
}

/** What a page says of where a version was read; `edited` when its files were changed here since. */
export const originOf = ({ commit, digest }: { commit: Commit | null; digest: string }) =>
  commit ? { ...commit, page: commitPage(commit), edited: commit.digest !== digest } : null

const firstRetryMs = 30_000
const lastRetryMs = 60 * 60_000

/** After the nth failure in a row: 30 s, 1 min, 2 min … 1 h. A source that is never due by itself is not retried. */
export function retryAfterMs(failures: number): number {
  return Math.min(lastRetryMs, firstRetryMs * 2 ** Math.max(0, failures - 1))
}

import { readConfig } from '../../config.ts'
import type { Ctx } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { checkFiles } from '../bundle/archive/files.ts'
import type { BundleFile, Finding } from '../bundle/bundle.ts'
import { digestFiles } from '../bundle/digest.ts'
import { readBundle } from '../bundle/read.ts'
import { type Judged, judgeFiles } from '../drafts/text/judge.ts'
import { readRepository } from './git/repository.ts'
import type { Commit, Place } from './source.ts'

/** A bundle at a commit, read and judged, ready to be a draft. */
export interface SourceBundle {
  commit: Commit
  files: BundleFile[]
  judged: Judged
}

/**
 * Reads the bundle a source points to. Undefined when the ref still names the `known` commit. Throws a `Problem` when
 * the repository cannot be read, and `UnreadableCommit` when it can but what it holds is no bundle.
 */
export async function readSource(
  ctx: Pick<Ctx, 'renderer' | 'validator'>,
  place: Place,
  known?: string,
): Promise<SourceBundle | undefined> {
  const token = readConfig().gitTokens[new URL(place.url).hostname.toLowerCase()]
  const read = await readRepository({ ...place, token, known })
  if (!read) return undefined
  const files = checked(read.commit.sha, () => checkFiles(read.files))
  const { bundle, findings } = readBundle(files)
  if (!bundle) throw unreadable(read.commit.sha, findings)
  const judged = await judgeFiles(ctx, bundle.kind, files)
  return { commit: { ...read.commit, digest: digestFiles(files) }, files, judged }
}

/** The repository answered, but this commit holds no bundle: looking again changes nothing until somebody pushes. */
export class UnreadableCommit extends Problem {
  readonly sha: string

  constructor(sha: string, { code, message, reason, at, issues }: Problem) {
    super(code, message, { reason, issues, ...(at === undefined ? {} : { at }) })
    this.sha = sha
  }
}

function checked<T>(sha: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw error instanceof Problem ? new UnreadableCommit(sha, error) : error
  }
}

function unreadable(sha: string, findings: Finding[]): UnreadableCommit {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const problem = new Problem(
    'UNPROCESSABLE_CONTENT',
    `Commit ${sha.slice(0, 8)} holds no bundle that can be read: ${errors[0]?.message}`,
    {
      reason: errors[0]?.code ?? 'BUNDLE_UNREADABLE',
      issues: errors.map(({ file, line, message, advice }) => ({
        at: [file, line].filter(Boolean).join(':'),
        message: `${message} ${advice}`,
      })),
    },
  )
  return new UnreadableCommit(sha, problem)
}

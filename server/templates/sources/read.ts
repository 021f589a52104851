import { readConfig } from '../../config.ts'
import type { Ctx } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { checkFiles } from '../bundle/archive/files.ts'
import type { BundleFile } from '../bundle/bundle.ts'
import { digestFiles } from '../bundle/digest.ts'
import { readReadable } from '../bundle/unreadable.ts'
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
  const { files, bundle } = checked(read.commit.sha, () => {
    const files = checkFiles(read.files)
    return { files, ...readReadable(files) }
  })
  const judged = await judgeFiles(ctx, bundle.kind, files)
  return { commit: { ...read.commit, digest: digestFiles(files) }, files, judged }
}

/** The repository answered, but this commit holds no bundle: looking again changes nothing until somebody pushes. */
export class UnreadableCommit extends Problem {
  readonly sha: string

  constructor(sha: string, { code, message, reason, at, issues }: Problem) {
    super(code, `Commit ${sha.slice(0, 8)} holds no bundle that can be read. ${message}`, {
      reason,
      issues,
      ...(at === undefined ? {} : { at }),
    })
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

import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Problem } from '../errors.ts'
import { uploadArchive } from '../templates/drafts/upload.ts'
import { UploadArchive } from '../templates/inputs.ts'
import type { RequestContext } from './context.ts'

interface Upload {
  /** `?template=web-service&bump=minor`, and a title and description for a new template. */
  query: URLSearchParams
  body: ReadableStream<Uint8Array>
}

/** The one call that is not JSON: a bundle as it left the author's disk, read as it comes and never kept whole twice. */
export async function receiveBundle(ctx: RequestContext, { query, body }: Upload) {
  const { actor } = ctx
  if (!actor) throw new Problem('UNAUTHORIZED', 'You are not signed in, or your session has ended. Sign in again.')
  const { template, bump } = readFacts(query)
  return uploadArchive({ ...ctx, actor }, { template, bump, archive: Readable.fromWeb(body) })
}

function readFacts(query: URLSearchParams): UploadArchive {
  const { template: name, bump, ...facts } = Object.fromEntries(query)
  const parsed = UploadArchive.safeParse({ template: { name, ...facts }, bump })
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ at: `/${path.join('/')}`, message }))
  const [first] = issues
  throw new Problem('BAD_REQUEST', first?.message ?? 'The address of the upload does not say what it is for.', {
    reason: 'INPUT',
    at: first?.at,
    issues,
  })
}

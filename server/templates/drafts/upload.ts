import type { Readable } from 'node:stream'
import type { Ctx } from '../../context.ts'
import { authorize } from '../../policy/policy.ts'
import { readArchive } from '../bundle/archive/archive.ts'
import { checkFiles } from '../bundle/archive/files.ts'
import type { TemplateFacts, UploadFolder } from '../inputs.ts'
import { registerVersion } from './register.ts'

/** Registers a `.tar.gz`. It is read from the stream and never touches a disk; reading stops at the first limit. */
export async function uploadArchive(
  ctx: Ctx,
  { template, bump, archive }: { template: TemplateFacts; bump: 'major' | 'minor'; archive: Readable },
) {
  // Before a byte is read: whoever may not publish cannot make us unpack anything either.
  authorize(ctx, 'templates:publish')
  return registerVersion(ctx, { template, bump, files: await readArchive(archive) })
}

/** Registers a folder that was chosen in the browser, under the same rules as an archive. */
export async function uploadFolder(ctx: Ctx, { template, bump, files: encoded }: UploadFolder) {
  authorize(ctx, 'templates:publish')
  const raw = encoded.map(({ path, contentBase64 }) => ({ path, content: Buffer.from(contentBase64, 'base64') }))
  return registerVersion(ctx, { template, bump, files: checkFiles(raw) })
}

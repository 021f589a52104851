import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import type { BundleFile } from '../../server/templates/bundle/bundle.ts'

/** A `.tar.gz` as an author would pack it, ready for a file chooser. */
export async function archiveOf(name: string, files: BundleFile[]) {
  const tar = pack()
  for (const { path, content } of files) tar.entry({ name: path }, content)
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(Buffer.from(chunk as Uint8Array))
  return { name, mimeType: 'application/gzip', buffer: gzipSync(Buffer.concat(chunks)) }
}

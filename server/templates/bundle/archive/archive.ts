import type { Readable } from 'node:stream'
import { Problem } from '../../../errors.ts'
import {
  type BundleFile,
  checkFiles,
  cleanPath,
  expands,
  fileTooLarge,
  isNoise,
  type RawFile,
  tooManyFiles,
} from './files.ts'
import { bundleLimits } from './limits.ts'
import { refuseFormat } from './signature.ts'
import { gunzip, readTar } from './unpack.ts'

/**
 * Reads a `.tar.gz` into memory, never to disk: gunzip → byte meter → tar → the files a bundle may hold. Stops reading
 * at the first thing that is too large, unsafe or broken, and throws it as a `Problem` with a stable reason.
 */
export async function readArchive(upload: Readable | Uint8Array): Promise<BundleFile[]> {
  const archive = await readUpload(upload)
  refuseFormat(archive)
  return checkFiles(await collect(archive))
}

async function readUpload(upload: Readable | Uint8Array): Promise<Buffer> {
  if (upload instanceof Uint8Array) {
    if (upload.byteLength > bundleLimits.archiveBytes) throw tooLarge(upload.byteLength)
    return Buffer.from(upload.buffer, upload.byteOffset, upload.byteLength)
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of upload) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > bundleLimits.archiveBytes) throw tooLarge(size)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function collect(archive: Buffer): Promise<RawFile[]> {
  const tar = await gunzip(archive, bundleLimits.unpackedBytes)
  if (!tar) throw expands()
  const files: RawFile[] = []
  let entries = 0
  await readTar(tar, ({ path, type, size, mode }) => {
    if (++entries > 2 * bundleLimits.files) throw tooManyFiles()
    if (isNoise(path)) return undefined
    if (type === 'directory') return refuseBadFolder(path)
    const clean = cleanPath(path)
    if (type !== 'file') throw entryType(type, clean)
    if (files.length >= bundleLimits.files) throw tooManyFiles()
    if (size > bundleLimits.fileBytes) throw fileTooLarge(clean, size)
    const executable = (mode & 0o111) === 0 ? {} : { executable: true as const }
    return (content) => files.push({ path: clean, content, ...executable })
  })
  return files
}

function refuseBadFolder(path: string): undefined {
  const folder = path.replace(/^(\.\/)+|\/+$/g, '')
  if (folder !== '' && folder !== '.') cleanPath(folder)
}

const kinds: Record<string, string> = {
  symlink: 'Symbolic links',
  link: 'Hard links',
  fifo: 'Named pipes',
  'character-device': 'Devices',
  'block-device': 'Devices',
  'contiguous-file': 'Contiguous files',
}

const entryType = (type: string, path: string) =>
  new Problem('BAD_REQUEST', `${kinds[type] ?? 'Entries of this kind'} are not allowed: ${path}. Pack regular files.`, {
    reason: 'BUNDLE_ENTRY_TYPE',
    at: path,
  })

const tooLarge = (bytes: number) =>
  new Problem(
    'PAYLOAD_TOO_LARGE',
    `${(bytes / 1_048_576).toFixed(1)} MB; the limit is 10 MB. Leave out what is not a template.`,
    {
      reason: 'BUNDLE_TOO_LARGE',
    },
  )

import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '../../errors.ts'
import { readArchive } from '../../templates/bundle/archive/archive.ts'
import {
  type BundleFile,
  checkFiles,
  cleanPath,
  expands,
  fileTooLarge,
  isNoise,
  type RawFile,
  tooManyFiles,
} from '../../templates/bundle/archive/files.ts'
import { bundleLimits } from '../../templates/bundle/archive/limits.ts'

/** The files of a bundle: a folder, or an archive as it would be uploaded. The limits of uploads hold for both. */
export async function readSource(given: string, cwd: string): Promise<{ files: BundleFile[]; folder?: string }> {
  const at = path.resolve(cwd, given)
  const found = await stat(at).catch((cause: unknown) => {
    throw unreadable(given, cause)
  })
  if (found.isDirectory()) return { files: checkFiles(await readFolder(at)), folder: at }
  if (!found.isFile())
    throw new Problem('BAD_REQUEST', `${given} is neither a folder nor a file.`, { reason: 'BUNDLE' })
  if (found.size > bundleLimits.archiveBytes) {
    const message = `${given} is ${(found.size / 1_048_576).toFixed(1)} MB; an archive may be 10 MB.`
    throw new Problem('PAYLOAD_TOO_LARGE', message, { reason: 'BUNDLE_TOO_LARGE' })
  }
  return { files: await readArchive(await readFile(at)) }
}

function unreadable(given: string, cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const why =
    code === 'EACCES' ? `${given} may not be read by you.` : `There is no folder or archive ${given}. Check the path.`
  return new Problem('NOT_FOUND', why, { reason: 'BUNDLE_NOT_FOUND', cause })
}

/** Version control and installed packages lie in a working folder, and are never meant. */
const skipped = new Set(['.git', 'node_modules'])

/** Stops at the first limit, so that a wrong path (`/`) costs nothing. */
async function readFolder(root: string): Promise<RawFile[]> {
  const files: RawFile[] = []
  const meter = { files: 0, bytes: 0 }
  const folders = ['']
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory() ? skipped.has(entry.name) : isNoise(name)) continue
      cleanPath(name)
      if (++meter.files > 2 * bundleLimits.files) throw tooManyFiles()
      if (entry.isDirectory()) folders.push(name)
      else files.push(await readOne(root, name, meter))
      if (files.length > bundleLimits.files) throw tooManyFiles()
    }
  }
  return files
}

async function readOne(root: string, name: string, meter: { bytes: number }): Promise<RawFile> {
  const file = path.join(root, name)
  const facts = await lstat(file)
  const { size, mode } = facts
  if (!facts.isFile()) throw notRegular(name)
  if (size > bundleLimits.fileBytes) throw fileTooLarge(name, size)
  meter.bytes += size
  if (meter.bytes > bundleLimits.unpackedBytes) throw expands()
  const content = await readFile(file)
  return { path: name, content, ...(mode & 0o111 ? { executable: true as const } : {}) }
}

const notRegular = (name: string) =>
  new Problem('BAD_REQUEST', `${name} is not a regular file. Links and devices are not allowed in a bundle.`, {
    reason: 'BUNDLE_ENTRY_TYPE',
    at: name,
  })

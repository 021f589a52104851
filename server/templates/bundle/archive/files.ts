import { Problem } from '../../../errors.ts'
import { type Finding, info } from '../finding.ts'
import { decodeText } from './encoding.ts'
import { bundleLimits } from './limits.ts'
import { badPath } from './paths.ts'

/** A file of a bundle. Bundles are text; nothing of them is ever written to disk. */
export interface BundleFile {
  /** Relative, with `/`, inside the bundle. */
  path: string
  content: string
  /** Marked as a program in the archive; nothing in a bundle is ever run. */
  executable?: true
}

export interface RawFile {
  path: string
  content: Uint8Array
  executable?: true
}

/** What macOS, Windows and archivers leave behind without anybody wanting it. */
const noise =
  /(^|\/)(\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$|^(__MACOSX|PaxHeader[^/]*)\/|\/PaxHeaders?(\.\d+)?\//

export const isNoise = (path: string) => noise.test(path)

/**
 * The files of an uploaded folder or an unpacked archive, safe to keep: paths inside the bundle, no two that a file
 * system could mix up, UTF-8, and within the limits. Throws the first `Problem`; a hostile upload deserves no list.
 */
export function checkFiles(files: RawFile[]): BundleFile[] {
  const wanted = files.filter(({ path }) => !isNoise(path))
  if (wanted.length === 0) throw new Problem('BAD_REQUEST', 'The upload holds no files.', { reason: 'BUNDLE_EMPTY' })
  if (wanted.length > bundleLimits.files) throw tooManyFiles()
  const seen = new Map<string, string>()
  let total = 0
  return wanted.map(({ path, content, executable }) => {
    const clean = cleanPath(path)
    refuseTwin(seen, clean)
    if (content.byteLength > bundleLimits.fileBytes) throw fileTooLarge(clean, content.byteLength)
    total += content.byteLength
    if (total > bundleLimits.unpackedBytes) throw expands()
    return { path: clean, content: decodeText(clean, content), ...(executable ? { executable } : {}) }
  })
}

/** The path without a leading `./`, or the reason why it is not one. */
export function cleanPath(path: string): string {
  const clean = path.replace(/^(\.\/)+/, '')
  const reason = badPath(clean)
  if (!reason) return clean
  const shown = JSON.stringify(path.length > 80 ? `${path.slice(0, 80)}…` : path)
  throw new Problem('BAD_REQUEST', `Unsafe path ${shown}: ${reason}. Paths must stay inside the bundle.`, {
    reason: 'BUNDLE_PATH',
  })
}

/** `A.yaml` and `a.yaml`, `ß` and `ss`, composed and decomposed accents are one file on some machines. */
function refuseTwin(seen: Map<string, string>, path: string) {
  const folded = path.normalize('NFKC').toUpperCase().toLowerCase()
  const twin = seen.get(folded)
  if (twin !== undefined) {
    const message =
      twin === path ? `${path} is in the bundle twice.` : `${twin} and ${path} are the same file on some machines.`
    throw new Problem('BAD_REQUEST', `${message} Keep one of them.`, { reason: 'BUNDLE_DUPLICATE_PATH', at: path })
  }
  seen.set(folded, path)
}

export const tooManyFiles = () =>
  new Problem(
    'PAYLOAD_TOO_LARGE',
    `More than ${bundleLimits.files} files. A bundle holds templates, not applications.`,
    {
      reason: 'BUNDLE_TOO_MANY_FILES',
    },
  )

export const expands = () =>
  new Problem('PAYLOAD_TOO_LARGE', 'The unpacked size exceeds 20 MB.', { reason: 'BUNDLE_EXPANDS' })

export const fileTooLarge = (path: string, bytes: number) =>
  new Problem('PAYLOAD_TOO_LARGE', `${path} is ${(bytes / 1_048_576).toFixed(1)} MB; a file may be 1 MB.`, {
    reason: 'BUNDLE_TOO_LARGE',
    at: path,
  })

/** `my-bundle/schema/schema.yaml` → `schema/schema.yaml`, when everything is in that one folder. */
export function stripTopFolder(files: BundleFile[]): { files: BundleFile[]; findings: Finding[] } {
  const top = files[0]?.path.split('/')[0] ?? ''
  const alone = top !== '' && !bundleFolders.has(top) && files.every(({ path }) => path.startsWith(`${top}/`))
  if (!alone) return { files, findings: [] }
  const message = `Everything is inside the folder ${top}/; it was taken as the bundle itself.`
  const advice = "Pack the folder's content, not the folder: tar -czf bundle.tar.gz -C my-bundle ."
  return {
    files: files.map((file) => ({ ...file, path: file.path.slice(top.length + 1) })),
    findings: [info(top, { code: 'BUNDLE_TOP_FOLDER', message, advice })],
  }
}

const bundleFolders = new Set([
  'schema',
  'infrastructure',
  'instance_infrastructure',
  'pipeline_infrastructure',
  'migrations',
  'spec',
  'partials',
])

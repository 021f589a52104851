import { bundleLimits } from '../../../../../server/templates/bundle/archive/limits.ts'

/** What the person chose: an archive as it is, or the files of a folder, which are packed before they are sent. */
export type PickedBundle =
  | { kind: 'archive'; name: string; bytes: number; file: File }
  | { kind: 'folder'; name: string; bytes: number; files: FolderFile[] }

export interface FolderFile {
  /** Inside the bundle: without the chosen folder's own name. */
  path: string
  file: File
}

export const archiveOf = (file: File): PickedBundle => ({ kind: 'archive', name: file.name, bytes: file.size, file })

/** Files as a folder chooser gives them (`my-bundle/schema/schema.yaml`). A repository's history is left at home. */
export function folderOf(chosen: readonly { path: string; file: File }[]): PickedBundle {
  const [top = 'bundle'] = chosen[0]?.path.split('/') ?? []
  const files = chosen
    .map(({ path, file }) => ({ path: path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path, file }))
    .filter(({ path }) => !/(^|\/)\.git\//.test(path))
  return { kind: 'folder', name: top, bytes: files.reduce((sum, { file }) => sum + file.size, 0), files }
}

/** Why it need not even be sent. The server has the last word, and more to say. */
export function hopeless(picked: PickedBundle): string | undefined {
  if (picked.bytes === 0) return `${picked.name} is empty.`
  if (picked.kind === 'archive') {
    return picked.bytes > bundleLimits.archiveBytes
      ? `${picked.name} has ${megabytes(picked.bytes)}; an archive may have ${megabytes(bundleLimits.archiveBytes)}. Leave out what is not a template.`
      : undefined
  }
  if (picked.files.length > bundleLimits.files) {
    return `${picked.name} holds ${picked.files.length} files; a bundle may hold ${bundleLimits.files}. Choose the folder of one version.`
  }
  return picked.bytes > bundleLimits.unpackedBytes
    ? `${picked.name} has ${megabytes(picked.bytes)}; a bundle may have ${megabytes(bundleLimits.unpackedBytes)}.`
    : undefined
}

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`

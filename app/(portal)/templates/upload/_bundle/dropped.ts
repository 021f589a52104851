import { archiveOf, folderOf, type PickedBundle } from './picked-bundle.ts'

/** Reads what was dropped: one archive, or one folder with everything below it. Must be called during the drop event. */
export async function droppedBundle(transfer: DataTransfer): Promise<PickedBundle | undefined> {
  // Entries are gone once the event is over, so they are taken before the first wait.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const [first] = entries
  if (!first) return undefined
  if (entries.length === 1 && first.isFile) return archiveOf(await fileOf(first as FileSystemFileEntry))
  const files = (await Promise.all(entries.map((entry) => filesBelow(entry)))).flat()
  // Several things at once are the content of a folder, without the folder.
  return folderOf(entries.length === 1 ? files : files.map(({ path, file }) => ({ path: `bundle/${path}`, file })))
}

async function filesBelow(entry: FileSystemEntry, parent = ''): Promise<{ path: string; file: File }[]> {
  const path = parent + entry.name
  if (entry.isFile) return [{ path, file: await fileOf(entry as FileSystemFileEntry) }]
  const children = await childrenOf((entry as FileSystemDirectoryEntry).createReader())
  return (await Promise.all(children.map((child) => filesBelow(child, `${path}/`)))).flat()
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => {
    entry.file(resolve, reject)
  })

/** Browsers hand out at most a hundred at a time; an empty answer is the end. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
    reader.readEntries(resolve, reject)
  })
  return batch.length === 0 ? [] : [...batch, ...(await childrenOf(reader))]
}

import { droppedBundle } from '../../../../upload/_bundle/dropped.ts'
import type { Files } from '../_draft/changes.ts'
import { pathProblem } from './file-names.ts'

/** What became of files that were dropped onto a folder of the draft. */
export interface Dropped {
  files: Files
  added: string[]
  /** Why some were left out, a sentence each. */
  refused: string[]
}

/** Reads what was dropped into `folder`; one of the same path takes the other's place. Must be called during the drop. */
export async function readDropped(transfer: DataTransfer, folder: string, files: Files): Promise<Dropped> {
  const bundle = await droppedBundle(transfer)
  if (!bundle) return { files, added: [], refused: [] }
  const given = bundle.kind === 'archive' ? [{ path: bundle.name, file: bundle.file }] : bundle.files
  const next = new Map(files)
  const refused: string[] = []
  const added: string[] = []
  for (const { path: name, file } of given) {
    const path = folder ? `${folder}/${name}` : name
    const bytes = new Uint8Array(await file.arrayBuffer())
    const others = [...next.keys()].filter((other) => other !== path)
    const problem = pathProblem(path, others) ?? (bytes.includes(0) ? `${path} is not text.` : undefined)
    if (problem) refused.push(problem)
    else {
      next.set(path, new TextDecoder().decode(bytes))
      added.push(path)
    }
  }
  return { files: next, added, refused }
}

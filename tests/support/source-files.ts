import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../server/boot/bundle.mjs'

export interface SourceFile {
  /** Relative to the root, such as `server/rollouts/pause.ts`. */
  path: string
  text: string
  /** What it imports: repository paths for our own files, names for packages. */
  imports: string[]
}

const source = /\.(ts|tsx|mts|mjs)$/
const specifier = /\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g

/** Every source file below these folders. Generated files are none of ours. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => filesBelow(folder).filter((file) => source.test(file))).map(read)
}

/** Every file and folder below, relative to the root, with migrations left out: they only ever grow. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('drizzle/migrations/'))
}

function read(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), 'utf8')
  const imports = [...text.matchAll(specifier)].map(([, name = '']) => resolved(file, name))
  return { path: file, text, imports }
}

function resolved(file: string, name: string): string {
  return name.startsWith('.') ? path.join(path.dirname(file), name) : name
}

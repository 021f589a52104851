import { badPath } from '../../../../../../../server/templates/bundle/archive/paths.ts'

/** Why a file cannot have this path; undefined when it can. */
export function pathProblem(path: string, others: readonly string[]): string | undefined {
  const bad = badPath(path)
  if (bad) return path === '' ? 'Write a path, for example partials/tags.hbs.' : `This path cannot be used: ${bad}.`
  const folded = path.toLowerCase()
  const twin = others.find((other) => other.toLowerCase() === folded)
  if (twin) return twin === path ? `${path} is there already.` : `${twin} and ${path} are one file on some machines.`
  const within = others.find((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`))
  return within ? `${within} is there already; a path cannot be a file and a folder.` : undefined
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Files by folder, as they are listed: those in no folder first. */
export function byFolder(paths: Iterable<string>): { folder: string; files: { path: string; name: string }[] }[] {
  const sorted = [...paths].toSorted()
  return [...new Set(sorted.map(folderOf))].toSorted().map((folder) => ({
    folder,
    files: sorted
      .filter((path) => folderOf(path) === folder)
      .map((path) => ({ path, name: folder ? path.slice(folder.length + 1) : path })),
  }))
}

/** Files a bundle of this kind may hold and does not yet, with what they are for. */
export function missingFiles(kind: 'environment' | 'service', paths: Iterable<string>) {
  const present = new Set(paths)
  const folder = kind === 'environment' ? 'infrastructure' : 'instance_infrastructure'
  const known = [
    { path: 'schema/schema.yaml', holds: 'What a team fills in' },
    { path: `${folder}/manifest.yaml`, holds: 'Which engine renders which file' },
    { path: `${folder}/cloudformation.yaml`, holds: 'The template' },
    { path: 'spec/spec.yaml', holds: 'An example, rendered and checked' },
    { path: 'README.md', holds: 'For developers: what you get' },
    { path: 'notes.md', holds: 'For operators: what changes' },
    ...(kind === 'service'
      ? [
          { path: '.template-registration.yaml', holds: 'Environment templates it can run in' },
          { path: 'spec/sample-outputs.yaml', holds: 'Outputs of an environment, for the example' },
        ]
      : []),
  ]
  return known.filter(({ path }) => !present.has(path))
}

/** Where to begin: at the template itself. */
export function firstFile(paths: Iterable<string>, kind: 'environment' | 'service'): string | undefined {
  const all = [...paths].toSorted()
  const folder = kind === 'environment' ? 'infrastructure/' : 'instance_infrastructure/'
  return all.find((path) => path.startsWith(folder) && !path.endsWith('manifest.yaml')) ?? all[0]
}

// npm leaves optional packages for other platforms out of the lockfile when the registry it used does not carry them,
// and `npm ci` then refuses the lockfile it wrote itself. Run after every install that changes package-lock.json:
//   npm run lockfile:complete
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const platforms = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']
const otherNames = { windows: 'win32' }

/** The optional dependencies that the lockfile names and does not resolve: name, version, and who wants them. */
export function unresolvedOptional({ packages }) {
  const missing = new Map()
  for (const [place, { dev = false, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!resolves(packages, place, name)) missing.set(name, { name, version: version.replace(/^[\^~]/, ''), dev })
    }
  }
  return [...missing.values()]
}

/** What npm itself would have written, less the checksum it cannot know: an optional package for another machine. */
export function completed(lockfile) {
  const stubs = unresolvedOptional(lockfile).map(({ name, version, dev }) => [
    `node_modules/${name}`,
    { version, ...platformOf(name, dev) },
  ])
  const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(stubs) })
  return { ...lockfile, packages: Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** Node's own search: beside the package that needs it, then in every folder above. */
function resolves(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder}${folder ? '/' : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

/** In the order of npm, which would otherwise rewrite every entry at the next install. */
function platformOf(name, dev) {
  const words = name.split(/[/-]/)
  const os = words.map((word) => otherNames[word] ?? word).find((word) => platforms.includes(word))
  const cpu = words.find((word) => processors.includes(word))
  const libc = name.includes('musl') ? 'musl' : /-gnu(eabihf)?$/.test(name) ? 'glibc' : undefined
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../package-lock.json')
  const lockfile = JSON.parse(readFileSync(file, 'utf8'))
  const missing = unresolvedOptional(lockfile)
  writeFileSync(file, `${JSON.stringify(completed(lockfile), null, 2)}\n`)
  console.log(
    missing.length === 0 ? 'The lockfile is complete.' : `Added: ${missing.map(({ name }) => name).join(', ')}`,
  )
}

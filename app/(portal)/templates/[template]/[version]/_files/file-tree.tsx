import { FileText } from 'lucide-react'
import Link from 'next/link'
import { StatusMark } from '../../../../../_components/status/status-mark.tsx'
import { paths } from '../../../../../_lib/paths.ts'
import { byUrgency, findingFaces, summarise } from '../../../_findings/finding-face.ts'
import type { VersionAnswer } from '../version-facts.tsx'

/** Every file by its folder, with the worst that was found in it. */
export function FileTree({ version, current }: { version: VersionAnswer; current: string }) {
  const folders = [...new Set(version.files.map(({ path }) => folderOf(path)))].toSorted()
  return (
    <nav
      aria-label="Files"
      className="flex max-h-[70vh] max-lg:max-h-52 flex-col gap-3 overflow-y-auto rounded-panel border border-line bg-raised p-2 text-table lg:sticky lg:top-16"
    >
      {folders.map((folder) => (
        <div key={folder}>
          {folder && <p className="truncate px-2 pb-0.5 font-mono text-fine text-muted">{folder}/</p>}
          <ul>
            {version.files
              .filter(({ path }) => folderOf(path) === folder)
              .map(({ path }) => (
                <li key={path}>
                  <FileLink version={version} path={path} current={current} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function FileLink({ version, path, current }: { version: VersionAnswer; path: string; current: string }) {
  const findings = version.findings.filter(({ file }) => file === path)
  const worst = byUrgency(findings)[0]
  const face = worst && findingFaces[worst.severity]
  return (
    <Link
      href={paths.version(version.template.name, version.number, { tab: 'files', file: path })}
      scroll={false}
      aria-current={path === current ? 'page' : undefined}
      className="flex h-7 items-center gap-1.5 rounded-control px-2 text-muted -outline-offset-2 hover:bg-hover aria-[current]:bg-selected aria-[current]:text-text"
    >
      <FileText aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 grow truncate font-mono text-fine">
        {path.slice(folderOf(path).length).replace('/', '')}
      </span>
      {face && (
        <span title={summarise(findings) ?? face.word}>
          <StatusMark mark={face.mark} tone={face.tone} />
          <span className="sr-only">{summarise(findings) ?? face.word}</span>
        </span>
      )}
    </Link>
  )
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

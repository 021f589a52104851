import { formatBytes } from '../../../../../_lib/format.ts'
import { CodeBlock } from '../../../../../_ui/code/code-block.tsx'
import { Muted } from '../../../../../_ui/text/words.tsx'
import { FindingList } from '../../../_findings/finding-list.tsx'
import type { VersionAnswer } from '../version-facts.tsx'
import { FileTree } from './file-tree.tsx'
import { lineNotes } from './line-notes.tsx'

/** The bundle as its author wrote it: files left, one of them right, findings where they belong. */
export function Files({ version, path }: { version: VersionAnswer; path: string | undefined }) {
  const { files, findings } = version
  const file = files.find((each) => each.path === path) ?? files.find((each) => each.path === firstOf(version))
  if (!file) return <Muted>The bundle holds no files.</Muted>
  const here = findings.filter((finding) => finding.file === file.path)
  const unplaced = here.filter(({ line }) => line === undefined)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <FileTree version={version} current={file.path} />
      <div className="flex min-w-0 flex-col gap-3">
        {unplaced.length > 0 && <FindingList findings={unplaced} />}
        <CodeBlock
          label={file.path}
          code={file.content}
          notes={lineNotes(here)}
          action={<span className="text-fine text-muted">{formatBytes(new Blob([file.content]).size)}</span>}
        />
      </div>
    </div>
  )
}

/** Where to begin: at the first error, else at the template itself. */
function firstOf({ files, findings, parts }: VersionAnswer) {
  const wrong = findings.find(({ severity, file }) => severity === 'error' && files.some(({ path }) => path === file))
  return wrong?.file ?? parts[0]?.file ?? files[0]?.path
}

'use client'

import { FileArchive, FolderOpen, Upload } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { formatBytes, formatCount } from '../../../_lib/format.ts'
import { Button } from '../../../_ui/button/button.tsx'
import { Row } from '../../../_ui/page/layouts.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'
import { droppedBundle } from './_bundle/dropped.ts'
import { archiveOf, folderOf, type PickedBundle } from './_bundle/picked-bundle.ts'

interface Props {
  picked: PickedBundle | undefined
  onPick: (picked: PickedBundle) => void
  /** What is wrong with the choice. */
  error: string | undefined
}

/** Takes an archive or a folder: chosen, or dropped onto it. */
export function BundlePicker({ picked, onPick, error }: Props) {
  const [over, setOver] = useState(false)
  const errorId = useId()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void droppedBundle(event.dataTransfer).then((dropped) => dropped && onPick(dropped))
  }
  return (
    <section
      aria-label="Bundle"
      aria-describedby={error ? errorId : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-3 rounded-panel border border-dashed px-6 py-8 text-center transition-colors duration-150 ${over ? 'border-accent bg-selected' : error ? 'border-danger' : 'border-line-control bg-raised'}`}
    >
      {picked ? <Picked bundle={picked} /> : <Invitation />}
      <Row gap="narrow">
        <Chooser
          label="Choose archive"
          icon={<FileArchive aria-hidden className="size-3.5" />}
          native={{ accept: '.gz,.tgz,application/gzip' }}
          onFiles={([file]) => file && onPick(archiveOf(file))}
        />
        <Chooser
          label="Choose folder"
          icon={<FolderOpen aria-hidden className="size-3.5" />}
          native={{ webkitdirectory: '' }}
          onFiles={(files) => onPick(folderOf(files.map((file) => ({ path: file.webkitRelativePath, file }))))}
        />
      </Row>
      {error && (
        <p id={errorId} role="alert" className="max-w-(--width-measure) text-danger text-table">
          {error}
        </p>
      )}
    </section>
  )
}

const Invitation = () => (
  <>
    <Upload aria-hidden className="size-5 text-muted" />
    <p className="text-muted">Drop a .tar.gz or a folder here, at most 10 MB packed.</p>
  </>
)

function Picked({ bundle }: { bundle: PickedBundle }) {
  const Icon = bundle.kind === 'archive' ? FileArchive : FolderOpen
  return (
    <p role="status" className="flex flex-wrap items-center justify-center gap-2">
      <Icon aria-hidden className="size-4 text-muted" />
      <Mono>{bundle.name}</Mono>
      <Muted>
        {bundle.kind === 'folder' && `${formatCount(bundle.files.length, 'file')}, `}
        {formatBytes(bundle.bytes)}
      </Muted>
    </p>
  )
}

interface ChooserProps {
  label: string
  icon: React.ReactNode
  native: { accept?: string; webkitdirectory?: string }
  onFiles: (files: File[]) => void
}

/** A button in front of the browser's own chooser. The same choice twice counts twice. */
function Chooser({ label, icon, native, onFiles }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        {...native}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

'use client'

import { useState } from 'react'
import { ActionButton } from '../../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { Field } from '../../../../../../_ui/form/field.tsx'
import { TextInput } from '../../../../../../_ui/form/text-input.tsx'
import { Dialog } from '../../../../../../_ui/overlay/dialog.tsx'
import { Muted } from '../../../../../../_ui/text/words.tsx'
import { missingFiles, pathProblem } from './file-names.ts'

interface Props {
  kind: 'environment' | 'service'
  /** The path so far; undefined for a new file. */
  from: string | undefined
  taken: string[]
  onClose: () => void
  onChoose: (path: string) => void
}

/** Names a new file, or gives one another path. */
export function PathDialog({ kind, from, taken, onClose, onChoose }: Props) {
  const [path, setPath] = useState(from ?? '')
  const problem = path === from ? undefined : pathProblem(path, taken)
  const suggestions = from === undefined ? missingFiles(kind, taken) : []
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={from === undefined ? 'Add a file' : `Rename ${from}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <ActionButton
            variant="primary"
            type="submit"
            disabledReason={problem}
            pending={false}
            error={undefined}
            onClick={() => onChoose(path)}
          >
            {from === undefined ? 'Add file' : 'Rename file'}
          </ActionButton>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!problem) onChoose(path)
        }}
      >
        <Field label="Path in the bundle" required help="Folders with /." error={path === '' ? undefined : problem}>
          <TextInput font="mono" value={path} onChange={setPath} maxLength={200} />
        </Field>
      </form>
      {suggestions.length > 0 && (
        <ul aria-label="Suggestions" className="flex flex-col gap-1 text-table">
          {suggestions.map((suggestion) => (
            <li key={suggestion.path} className="flex flex-wrap items-baseline gap-x-2">
              <Button size="small" variant="quiet" onClick={() => setPath(suggestion.path)}>
                <span className="font-mono">{suggestion.path}</span>
              </Button>
              <Muted>{suggestion.holds}</Muted>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

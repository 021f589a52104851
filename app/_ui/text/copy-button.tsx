'use client'

import { Check, Copy, X } from 'lucide-react'
import { IconButton } from '../button/icon-button.tsx'
import { useCopy } from './use-copy.ts'

const icons = {
  idle: <Copy aria-hidden className="size-3.5" />,
  copied: <Check aria-hidden className="size-3.5 text-ok" />,
  refused: <X aria-hidden className="size-3.5 text-danger" />,
}
const said = {
  idle: '',
  copied: 'Copied',
  refused: 'The browser refused to copy. Select the text and copy it by hand.',
}

/** Copies `text`, whole, whatever part of it is shown. `label` names what is copied: "Copy deployment id". */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { state, copy } = useCopy()
  return (
    <>
      <IconButton
        label={state === 'idle' ? label : said[state]}
        icon={icons[state]}
        onClick={(event) => {
          event.stopPropagation()
          void copy(text)
        }}
      />
      <span role="status" className="sr-only">
        {said[state]}
      </span>
    </>
  )
}

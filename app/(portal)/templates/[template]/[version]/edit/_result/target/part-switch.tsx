'use client'

import type { Part } from '../../../../../../../../server/templates/bundle/part.ts'

interface Props {
  parts: readonly Part[]
  shown: Part | undefined
  onShow: (part: Part) => void
}

const names: Record<Part, string> = { infrastructure: 'Environment', instance: 'Instance', pipeline: 'Pipeline' }

/** Which of a service's templates is tried; with one there is nothing to choose. */
export function PartSwitch({ parts, shown, onShow }: Props) {
  if (parts.length < 2) return null
  return (
    <fieldset className="flex overflow-hidden rounded-control border border-line-control">
      <legend className="sr-only">Template</legend>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          aria-pressed={part === shown}
          onClick={() => onShow(part)}
          className="h-7 px-2.5 text-muted text-table -outline-offset-2 hover:bg-hover aria-pressed:bg-selected aria-pressed:text-text"
        >
          {names[part]}
        </button>
      ))}
    </fieldset>
  )
}

import { Fragment, type ReactNode } from 'react'
import { CopyButton } from '../text/copy-button.tsx'

interface Props {
  /** What the text is: "Rendered template". Names the block, and its copy button. */
  label: string
  code: string
  /** Begins the lines' permalinks: `L` gives `#L12`. Two blocks on one page need two. */
  anchor?: string
  action?: ReactNode
  /** What there is to say about a line, under it. Lines count from 1. */
  notes?: ReadonlyMap<number, ReactNode>
}

/** Text as it is, with line numbers that are permalinks. The line of the address is marked. */
export function CodeBlock({ label, code, anchor = 'L', action, notes }: Props) {
  const lines = code.replace(/\n$/, '').split('\n')
  return (
    <figure className="min-w-0 overflow-hidden rounded-panel border border-line bg-raised">
      <figcaption className="flex h-9 items-center justify-between gap-2 border-line border-b pr-1.5 pl-3">
        <span className="truncate text-fine text-muted">{label}</span>
        <span className="flex items-center gap-1">
          {action}
          <CopyButton text={code} label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`} />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section aria-label={label} tabIndex={0} className="max-h-[70vh] overflow-auto py-2 -outline-offset-2">
        <div className="w-max min-w-full font-mono text-fine leading-5">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <Fragment key={index}>
              <div id={`${anchor}${index + 1}`} className="flex scroll-mt-16 target:bg-selected">
                <a
                  href={`#${anchor}${index + 1}`}
                  aria-label={`Line ${index + 1}`}
                  className="w-12 shrink-0 select-none pr-3 text-right text-muted -outline-offset-2 hover:text-text"
                >
                  {index + 1}
                </a>
                <code className="whitespace-pre pr-4">{line || ' '}</code>
              </div>
              {notes?.get(index + 1)}
            </Fragment>
          ))}
        </div>
      </section>
    </figure>
  )
}

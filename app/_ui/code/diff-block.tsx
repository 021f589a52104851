import { formatCount } from '../../_lib/format.ts'
import { type DiffLine, diffLines, withContext } from './diff-lines.ts'

interface Props {
  label: string
  before: string
  after: string
}

const looks = {
  same: { row: '', sign: ' ', word: undefined },
  added: { row: 'bg-ok-bg', sign: '+', word: 'added' },
  removed: { row: 'bg-danger-bg', sign: '−', word: 'removed' },
}

/** Two texts, line by line: what was taken away and what was added, with three lines around each. */
export function DiffBlock({ label, before, after }: Props) {
  const lines = diffLines(before, after)
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length
  return (
    <figure className="min-w-0 overflow-hidden rounded-panel border border-line bg-raised">
      <figcaption className="flex h-9 items-center justify-between gap-4 border-line border-b px-3 text-fine text-muted">
        <span className="truncate">{label}</span>
        <span className="flex shrink-0 gap-3 font-mono">
          <span className="text-ok">+{count('added')}</span>
          <span className="text-danger">−{count('removed')}</span>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section aria-label={label} tabIndex={0} className="max-h-[70vh] overflow-auto py-2 -outline-offset-2">
        <div className="w-max min-w-full font-mono text-fine leading-5">
          {withContext(lines).map((line, index) =>
            'gap' in line ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap has nothing but its place
              <div key={`gap-${index}`} className="bg-sunken px-3 text-muted">
                {formatCount(line.gap, 'equal line')}
              </div>
            ) : (
              <Line key={`${line.before}-${line.after}`} line={line} />
            ),
          )}
        </div>
      </section>
    </figure>
  )
}

function Line({ line }: { line: DiffLine }) {
  const { row, sign, word } = looks[line.kind]
  return (
    <div className={`flex ${row}`}>
      <span aria-hidden className="w-10 shrink-0 select-none pr-2 text-right text-muted">
        {line.before}
      </span>
      <span aria-hidden className="w-10 shrink-0 select-none pr-2 text-right text-muted">
        {line.after}
      </span>
      <span aria-hidden className="w-5 shrink-0 select-none text-center">
        {sign}
      </span>
      {word && <span className="sr-only">{word}: </span>}
      <code className="whitespace-pre pr-4">{line.text || ' '}</code>
    </div>
  )
}

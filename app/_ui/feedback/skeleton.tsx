const widths = ['62%', '44%', '71%', '53%', '38%', '66%', '49%', '58%']

/** A grey line where a word will stand. */
export function SkeletonLine({ width = '50%' }: { width?: string }) {
  return <span style={{ width }} className="block h-3 animate-shimmer rounded-mark bg-line" />
}

/** A table before its rows are here: same header, same row height. */
export function SkeletonTable({ columns, rows = 10 }: { columns: readonly string[]; rows?: number }) {
  return (
    <div aria-hidden className="overflow-hidden rounded-panel border border-line bg-raised">
      <div className="flex h-9 items-center gap-4 border-line border-b px-3 text-fine text-muted">
        {columns.map((column) => (
          <span key={column} className="flex-1">
            {column}
          </span>
        ))}
      </div>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity and never move
        <div key={row} className="flex h-(--row-height) items-center gap-4 border-line border-b px-3 last:border-0">
          {columns.map((column, index) => (
            <span key={column} className="flex-1">
              <SkeletonLine width={widths[(row * 3 + index) % widths.length] ?? '50%'} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

/** A panel before its content is here. */
export function SkeletonPanel({ lines = 5 }: { lines?: number }) {
  return (
    <div aria-hidden className="flex flex-col gap-4 rounded-panel border border-line bg-raised p-4">
      {widths.slice(0, lines).map((width) => (
        <SkeletonLine key={width} width={width} />
      ))}
    </div>
  )
}

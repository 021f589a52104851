import type { ReactNode } from 'react'

/** A raised surface with a border. `padding="none"` is for what brings its own, such as a table or a list. */
export function Panel({ padding = 'normal', children }: { padding?: 'normal' | 'none'; children: ReactNode }) {
  const space = padding === 'normal' ? 'p-4' : 'overflow-hidden'
  return <div className={`min-w-0 rounded-panel border border-line bg-raised ${space}`}>{children}</div>
}

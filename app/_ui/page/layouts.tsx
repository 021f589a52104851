import type { ReactNode } from 'react'

/** Children under each other, with the distance between parts of a page (`wide`) or between lines (`narrow`). */
export function Stack({ gap = 'normal', children }: { gap?: 'narrow' | 'normal' | 'wide'; children: ReactNode }) {
  const space = { narrow: 'gap-2', normal: 'gap-4', wide: 'gap-6' }[gap]
  return <div className={`flex min-w-0 flex-col ${space}`}>{children}</div>
}

/** Children beside each other on one baseline; they wrap when there is no room. */
export function Row({ gap = 'normal', children }: { gap?: 'narrow' | 'normal' | 'wide'; children: ReactNode }) {
  const space = { narrow: 'gap-1.5', normal: 'gap-3', wide: 'gap-6' }[gap]
  return <div className={`flex min-w-0 flex-wrap items-center ${space}`}>{children}</div>
}

interface SplitProps {
  aside: ReactNode
  /** `even`: what stands at the right is as much to read as what stands left, such as a plan, and stays in sight. */
  columns?: 'facts' | 'even'
  children: ReactNode
}

/** Content with something at its right; under 1,024 px that moves below. */
export function Split({ children, aside, columns = 'facts' }: SplitProps) {
  const looks = {
    facts: { grid: 'lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]', aside: '' },
    even: {
      grid: 'lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]',
      aside: 'lg:sticky lg:top-18 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto',
    },
  }
  return (
    <div className={`grid items-start gap-6 ${looks[columns].grid}`}>
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
      <aside className={`flex min-w-0 flex-col gap-6 ${looks[columns].aside}`}>{aside}</aside>
    </div>
  )
}

/** Equal cards, as many beside each other as fit. */
export function Cards({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-4">{children}</div>
}

/** Three columns of facts that become one on a narrow window. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-6 lg:grid-cols-3">{children}</div>
}

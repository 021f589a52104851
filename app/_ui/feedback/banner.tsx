import { CircleCheck, Info, OctagonX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type Tone = 'info' | 'ok' | 'warn' | 'danger'

const looks = {
  info: { box: 'border-info-line bg-info-bg', mark: 'text-info', Icon: Info },
  ok: { box: 'border-ok-line bg-ok-bg', mark: 'text-ok', Icon: CircleCheck },
  warn: { box: 'border-warn-line bg-warn-bg', mark: 'text-warn', Icon: TriangleAlert },
  danger: { box: 'border-danger-line bg-danger-bg', mark: 'text-danger', Icon: OctagonX },
} satisfies Record<Tone, unknown>

interface Props {
  tone: Tone
  /** One sentence that says it all; details follow as children. */
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}

/** Something the reader must know before anything else on the page. */
export function Banner({ tone, title, children, action }: Props) {
  const { box, mark, Icon } = looks[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`flex items-start gap-3 rounded-panel border px-4 py-3 ${box}`}
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${mark}`} />
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="wrap-anywhere max-w-(--width-measure) font-medium">{title}</p>
        {children && <div className="wrap-anywhere max-w-(--width-measure) text-muted text-table">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 flex-wrap gap-2">{action}</div>}
    </div>
  )
}

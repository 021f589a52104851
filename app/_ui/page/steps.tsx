import { Check } from 'lucide-react'
import { Fragment } from 'react'

interface Step {
  id: string
  label: string
}

interface Props {
  steps: readonly Step[]
  current: string
  /** Goes back to a step that is done. */
  onBack: (id: string) => void
}

/** The steps of a wizard: which are done, which one is on screen, which are to come. */
export function Steps({ steps, current, onBack }: Props) {
  const at = steps.findIndex(({ id }) => id === current)
  return (
    <ol aria-label="Steps" className="flex h-9 items-center gap-2 text-table">
      {steps.map(({ id, label }, index) => (
        <Fragment key={id}>
          {index > 0 && <li aria-hidden className="h-px w-6 bg-line" />}
          <li aria-current={index === at ? 'step' : undefined}>
            {index < at ? (
              <button
                type="button"
                onClick={() => onBack(id)}
                className="flex items-center gap-1.5 rounded-control px-1 text-muted hover:text-text"
              >
                <Place look="done">
                  <Check aria-hidden className="size-3" />
                </Place>
                {label}
              </button>
            ) : (
              <span className={`flex items-center gap-1.5 px-1 ${index === at ? 'font-medium' : 'text-muted'}`}>
                <Place look={index === at ? 'current' : 'later'}>{index + 1}</Place>
                {label}
              </span>
            )}
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

const looks = {
  done: 'border-ok-line bg-ok-bg text-ok',
  current: 'border-accent-fill bg-accent-fill text-on-fill',
  later: 'border-line text-muted',
}

function Place({ look, children }: { look: keyof typeof looks; children: React.ReactNode }) {
  return (
    <span className={`flex size-5 items-center justify-center rounded-full border text-fine ${looks[look]}`}>
      {children}
    </span>
  )
}

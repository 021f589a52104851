import type { PropertyChange, ResourceAction } from '../../../server/plans/plan.ts'

const rules: Record<PropertyChange['replaces'], { words: string; tone: string }> = {
  never: { words: 'changed in place', tone: 'text-muted' },
  maybe: { words: 'may replace the resource', tone: 'text-warn' },
  always: { words: 'replaces the resource', tone: 'text-warn' },
}

/** One property before and after, with the rule of AWS's schema for changing it. */
export function PropertyChangeRow({ property, action }: { property: PropertyChange; action: ResourceAction }) {
  const { words, tone } = rules[property.replaces]
  const isChange = action !== 'add' && action !== 'remove'
  return (
    <div className="flex min-w-0 flex-col gap-0.5 font-mono text-fine">
      <p className="flex flex-wrap gap-x-2">
        <span className="wrap-anywhere">{property.at.replace(/^\/Properties\//, '').replaceAll('/', '.')}</span>
        {isChange && <span className={`font-sans ${tone}`}>{words}</span>}
      </p>
      {property.before !== undefined && <Value sign="−" word="Before" tone="text-danger" value={property.before} />}
      {property.unknown ? (
        <p className="pl-4 font-sans text-muted">known only after other resources exist</p>
      ) : (
        property.after !== undefined && <Value sign="+" word="After" tone="text-ok" value={property.after} />
      )}
    </div>
  )
}

function Value({ sign, word, tone, value }: { sign: string; word: string; tone: string; value: unknown }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return (
    <div className="flex min-w-0 gap-2">
      <span aria-hidden className={`w-2 shrink-0 ${tone}`}>
        {sign}
      </span>
      <span className="sr-only">{word}</span>
      <pre className="wrap-anywhere max-h-48 min-w-0 overflow-auto whitespace-pre-wrap">{text}</pre>
    </div>
  )
}

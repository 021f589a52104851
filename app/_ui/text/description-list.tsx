import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
}

/** Facts of a record: words left, values right. */
export function DescriptionList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,38%)_minmax(0,1fr)] gap-x-4 gap-y-2 text-table">
      {facts.map((fact) => (
        <div key={fact.label} className="col-span-2 grid grid-cols-subgrid items-baseline">
          <dt className="wrap-anywhere min-w-0 text-muted">{fact.label}</dt>
          <dd className="wrap-anywhere min-w-0">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

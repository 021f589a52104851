import { iconOfType } from '../../_components/diagram/type-icon.ts'

const shown = 7

/** The AWS services a template builds on, as icons with their names. */
export function ServiceIcons({ types }: { types: readonly string[] }) {
  const services = [...new Set(types.map((type) => type.split('::')[0] ?? type))]
  if (services.length === 0) return null
  const more = services.length - shown
  return (
    <ul aria-label="Builds on" className="flex flex-wrap gap-1.5 text-fine text-muted">
      {services.slice(0, shown).map((service) => {
        const Icon = iconOfType(`AWS::${service}::`)
        return (
          <li key={service} className="inline-flex items-center gap-1 rounded-mark bg-sunken px-1.5 py-0.5">
            <Icon aria-hidden className="size-3" />
            {service}
          </li>
        )
      })}
      {more > 0 && <li className="px-1 py-0.5">and {more} more</li>}
    </ul>
  )
}

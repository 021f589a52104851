import Link from 'next/link'
import { formatCount } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { Time } from '../../_ui/text/time.tsx'
import type { OfferedTemplate } from './find-templates.ts'
import { ServiceIcons } from './service-icons.tsx'
import { TemplateIcon } from './template-icon.tsx'

/** What a template is for, how fresh it is, and how many run it. The whole card leads to its page. */
export function TemplateCard({ template }: { template: OfferedTemplate }) {
  const { name, title, description, category, icon, maintainer, recommended, latestAt, targets, types, resources } =
    template
  return (
    <article className="relative flex flex-col gap-3 rounded-panel border border-line bg-raised p-4 transition-colors duration-150 hover:border-line-control has-[a:focus-visible]:border-accent">
      <div className="flex items-start gap-3">
        <TemplateIcon icon={icon} />
        <div className="flex min-w-0 grow flex-col">
          <h3 className="truncate font-medium text-section">
            <Link href={paths.catalogueTemplate(name)} className="outline-none after:absolute after:inset-0">
              {title}
            </Link>
          </h3>
          <p className="truncate text-fine text-muted">
            {category} · {maintainer || 'no owner named'}
          </p>
        </div>
        <span className="font-mono text-muted text-table">{recommended}</span>
      </div>
      <p className="line-clamp-3 min-h-10 grow text-pretty text-table">{description}</p>
      <ServiceIcons types={types} />
      <p className="flex justify-between gap-2 border-line border-t pt-2.5 text-fine text-muted">
        <span>
          {resources > 0 && `${formatCount(resources, 'resource')} · `}
          {targets === 0 ? 'not used yet' : `used ${formatCount(targets, 'time')}`}
        </span>
        <span>
          Last version <Time value={latestAt} />
        </span>
      </p>
    </article>
  )
}

import Link from 'next/link'
import { paths } from '../../_lib/paths.ts'
import { Logo } from '../logo.tsx'
import { navGroups } from '../nav.ts'
import { RailLink } from './rail-link.tsx'
import { RailToggle } from './rail-toggle.tsx'

/** The pages, left. It shrinks to icons by choice, and by itself on a narrow window. */
export function Rail() {
  return (
    <nav
      aria-label="Pages"
      className="sticky top-0 flex h-dvh w-58 flex-col border-line border-r bg-sunken narrow:w-13"
    >
      <Link href={paths.home()} className="m-1.5 flex h-9 items-center gap-2.5 rounded-control px-2 -outline-offset-2">
        <Logo />
        <span className="font-semibold text-section tracking-tight narrow:sr-only">Hadron</span>
      </Link>
      <div className="flex grow flex-col gap-2 overflow-y-auto px-2 py-1.5">
        {navGroups.map((group) => (
          <ul key={group[0]?.href} className="flex flex-col gap-px border-line border-b pb-2 last:border-0">
            {group.map(({ label, href, icon: Icon, key }) => (
              <li key={href}>
                <RailLink
                  href={href}
                  label={label}
                  shortcut={key}
                  icon={<Icon aria-hidden className="size-4 shrink-0" />}
                />
              </li>
            ))}
          </ul>
        ))}
      </div>
      <RailToggle />
    </nav>
  )
}

import {
  Boxes,
  CloudCog,
  History,
  House,
  LayoutTemplate,
  type LucideIcon,
  Rocket,
  Settings,
  Store,
  Waves,
  Waypoints,
} from 'lucide-react'
import { paths } from '../_lib/paths.ts'

interface NavItem {
  label: string
  href: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
}

/** The pages of the portal, in the groups of the rail: what teams use, what operators use, the rest. */
export const navGroups: readonly (readonly NavItem[])[] = [
  [
    { label: 'Home', href: paths.home(), icon: House, key: 'h' },
    { label: 'Catalogue', href: paths.catalogue(), icon: Store, key: 'c' },
    { label: 'Services', href: paths.services(), icon: Boxes, key: 's' },
    { label: 'Environments', href: paths.environments(), icon: Waypoints, key: 'e' },
  ],
  [
    { label: 'Rollouts', href: paths.rollouts(), icon: Waves, key: 'r' },
    { label: 'Templates', href: paths.templates(), icon: LayoutTemplate, key: 't' },
    { label: 'Deployments', href: paths.deployments(), icon: Rocket, key: 'd' },
  ],
  [
    { label: 'Accounts', href: paths.accounts(), icon: CloudCog, key: 'a' },
    { label: 'Activity', href: paths.activity(), icon: History, key: 'y' },
    { label: 'Settings', href: paths.settings(), icon: Settings, key: ',' },
  ],
]

export const navItems = navGroups.flat()

/** Whether a path belongs to the page of the rail at `href`. A pipeline is its service's. */
export const isCurrent = (href: string, pathname: string) => {
  const place = pathname.startsWith('/pipelines/') ? paths.services() : pathname
  return href === '/' ? place === '/' : place === href || place.startsWith(`${href}/`)
}

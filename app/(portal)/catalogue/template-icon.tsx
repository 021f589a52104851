import {
  Box,
  Boxes,
  CalendarClock,
  Cpu,
  Database,
  Globe,
  HardDrive,
  ListChecks,
  type LucideIcon,
  Network,
  PanelsTopLeft,
  Server,
  SquareFunction,
  Workflow,
  Zap,
} from 'lucide-react'

/** The icons templates may name; bundling all of Lucide for a name would cost every page a megabyte. */
const icons: Record<string, LucideIcon> = {
  box: Box,
  boxes: Boxes,
  'calendar-clock': CalendarClock,
  cpu: Cpu,
  database: Database,
  function: SquareFunction,
  'square-function': SquareFunction,
  globe: Globe,
  'hard-drive': HardDrive,
  'list-checks': ListChecks,
  network: Network,
  'panels-top-left': PanelsTopLeft,
  server: Server,
  workflow: Workflow,
  zap: Zap,
}

export function TemplateIcon({ icon }: { icon: string }) {
  const Icon = icons[icon] ?? Box
  return (
    <span
      aria-hidden
      className="flex size-9 shrink-0 items-center justify-center rounded-control border border-line bg-sunken text-accent"
    >
      <Icon className="size-4.5" />
    </span>
  )
}

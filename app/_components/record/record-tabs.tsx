import { formatWord } from '../../_lib/format.ts'
import { Tabs } from '../../_ui/page/tabs.tsx'

interface Props<Tab extends string> {
  tabs: readonly Tab[]
  current: Tab
  href: (tab: Tab) => string
  counts?: Partial<Record<Tab, number>>
  /** Where a tab's own name is not what stands on it. */
  words?: Partial<Record<Tab, string>>
}

/** The tabs of a record page, in the order of its list of tabs. */
export function RecordTabs<Tab extends string>({ tabs, current, href, counts = {}, words = {} }: Props<Tab>) {
  const shown = tabs.map((id) => ({ id, label: words[id] ?? formatWord(id), href: href(id), count: counts[id] }))
  return <Tabs label="Parts of this page" tabs={shown} current={current} />
}

/** The tab an address asks for; the first one when it asks for none that exists. */
export const tabOf = <Tab extends string>(tabs: readonly [Tab, ...Tab[]], asked: string | string[] | undefined): Tab =>
  tabs.find((tab) => tab === asked) ?? tabs[0]

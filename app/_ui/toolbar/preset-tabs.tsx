import { type Tab, Tabs } from '../page/tabs.tsx'
import { type TableState, tableQuery } from '../table/table-state.ts'

/** The ready-made views of a list, with how many rows each holds. The first is what the bare URL shows. */
export function PresetTabs({ state, tabs }: { state: TableState; tabs: readonly Omit<Tab, 'href'>[] }) {
  const withLinks = tabs.map((tab, index) => ({
    ...tab,
    href: tableQuery(state, { tab: index === 0 ? undefined : tab.id }),
  }))
  return <Tabs label="Views" tabs={withLinks} current={state.tab ?? tabs[0]?.id ?? ''} />
}

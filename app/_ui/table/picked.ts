/** The rows a person picked: their ids, or everything that matches the filters. */
export type Picked = readonly string[] | 'all'

/** Turns the rows from one position to another on, or off when the last one was on. Positions are on the page. */
export function pickRange(picked: Picked, pageIds: readonly string[], from: number, to: number): Picked {
  const now = picked === 'all' ? pageIds : picked
  const range = pageIds.slice(Math.min(from, to), Math.max(from, to) + 1)
  const target = pageIds[to]
  const rest = now.filter((id) => !range.includes(id))
  return target !== undefined && now.includes(target) ? rest : [...rest, ...range]
}

/** Turns the whole page on, or off when it was on already. Rows of other pages stay as they are. */
export function toggleAll(picked: Picked, pageIds: readonly string[]): Picked {
  if (picked === 'all') return []
  const others = picked.filter((id) => !pageIds.includes(id))
  return pageIds.every((id) => picked.includes(id)) ? others : [...others, ...pageIds]
}

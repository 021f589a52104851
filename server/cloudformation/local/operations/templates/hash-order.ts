/**
 * Names in the order in which CloudFormation was recorded to list parameters and types: that of a hash table of 16
 * buckets which doubles when it is three quarters full.
 */
export function inHashOrder(names: string[]): string[] {
  let size = 16
  while (names.length > size * 0.75) size *= 2
  const bucket = (name: string) => bucketOf(name) & (size - 1)
  return names
    .map((name, at) => ({ name, at }))
    .sort((a, b) => bucket(a.name) - bucket(b.name) || a.at - b.at)
    .map(({ name }) => name)
}

function bucketOf(name: string): number {
  let hash = 0
  for (let at = 0; at < name.length; at += 1) hash = (Math.imul(31, hash) + name.charCodeAt(at)) | 0
  return hash ^ (hash >>> 16)
}

/** The keys of a graph, each after what it needs; of those that may come next, all in their hash order. */
export function layered(needs: Map<string, Set<string>>): string[] {
  const ordered: string[] = []
  let waiting = inHashOrder([...needs.keys()])
  while (waiting.length > 0) {
    const done = new Set(ordered)
    const ready = waiting.filter((name) => [...(needs.get(name) ?? [])].every((need) => done.has(need)))
    // What waits in a circle is refused elsewhere; here it comes last.
    if (ready.length === 0) return [...ordered, ...waiting]
    ordered.push(...ready)
    waiting = waiting.filter((name) => !ready.includes(name))
  }
  return ordered
}

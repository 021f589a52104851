/** The keys of a graph without circles, each after what it needs. */
export function inOrder(needs: Map<string, Set<string>>): string[] {
  const ordered: string[] = []
  const seen = new Set<string>()
  for (const start of needs.keys()) {
    // A stack of our own: 500 resources in one chain must not be 500 calls deep.
    const path: [name: string, expanded: boolean][] = [[start, false]]
    for (let top = path.pop(); top !== undefined; top = path.pop()) {
      const [name, expanded] = top
      if (expanded) ordered.push(name)
      if (expanded || seen.has(name)) continue
      seen.add(name)
      path.push([name, true])
      for (const need of needs.get(name) ?? []) if (!seen.has(need)) path.push([need, false])
    }
  }
  return ordered
}

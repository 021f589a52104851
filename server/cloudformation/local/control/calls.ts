/** One call the endpoint received, as evidence for tests that trusts nobody else's tables. */
export type CallEntry = {
  seq: number
  at: string
  account: string
  region: string
  /** The access key that signed it. */
  caller: string
  service: string
  action: string
  stack?: string
  changeSet?: string
  token?: string
  outcome: 'accepted' | 'rejected'
  /** The error's code, when it was rejected. */
  code?: string
  requestId: string
  /** As the SDK counts its own tries: `attempt=1; max=3`. */
  attempt?: string
}

export type CallLog = {
  add(entry: Omit<CallEntry, 'seq' | 'at'>): void
  read(filter: CallFilter): { calls: CallEntry[]; next: number }
  clear(): void
}

export type CallFilter = { since?: number; action?: string; stack?: string; outcome?: string; limit?: number }

/** Some 40 MB of them. */
const KEPT_CALLS = 100_000

export function openCallLog(): CallLog {
  let entries: CallEntry[] = []
  let count = 0
  return {
    add(entry) {
      count += 1
      entries.push({ seq: count, at: new Date().toISOString(), ...entry })
      // Cut in halves, so that a long run does not move the whole list with every call.
      if (entries.length > KEPT_CALLS) entries = entries.slice(KEPT_CALLS / 2)
    },
    read({ since = 0, action, stack, outcome, limit = Number.POSITIVE_INFINITY }) {
      const calls = entries
        .filter((entry) => entry.seq > since)
        .filter((entry) => action === undefined || entry.action === action)
        .filter((entry) => stack === undefined || entry.stack === stack || entry.stack?.includes(`:stack/${stack}/`))
        .filter((entry) => outcome === undefined || entry.outcome === outcome)
        .slice(0, limit)
      return { calls, next: count }
    },
    clear() {
      entries = []
    },
  }
}

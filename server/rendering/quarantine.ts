/** Holds off bundles that kill renderers, so that one bad bundle cannot keep the pool busy with restarts. */
export interface Quarantine {
  /** Why this bundle is not rendered now, or undefined. */
  reason(bundleDigest: string): string | undefined
  /** A renderer had to be ended while it rendered this bundle. */
  strike(bundleDigest: string, why: string): void
}

const strikesAllowed = 3
const firstHoldMinutes = 10
const remembered = 1_000

/** Three strikes hold a bundle off for 10 minutes; each one after that twice as long as before. */
export function createQuarantine(now: () => number): Quarantine {
  const held = new Map<string, { strikes: number; until: number; why: string }>()
  return {
    reason(bundleDigest) {
      const entry = held.get(bundleDigest)
      if (!entry || entry.until <= now()) return undefined
      const minutes = Math.ceil((entry.until - now()) / 60_000)
      return `This bundle ended ${entry.strikes} renderers (${entry.why}). It is held off for ${minutes} min. Publish a corrected version.`
    },
    strike(bundleDigest, why) {
      const strikes = (held.get(bundleDigest)?.strikes ?? 0) + 1
      const beyond = strikes - strikesAllowed
      const until = beyond < 0 ? 0 : now() + firstHoldMinutes * 60_000 * 2 ** Math.min(beyond, 8)
      held.delete(bundleDigest)
      held.set(bundleDigest, { strikes, until, why })
      const oldest = held.keys().next().value
      if (held.size > remembered && oldest !== undefined) held.delete(oldest)
    },
  }
}

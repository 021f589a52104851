import { isRead } from '../operations/table.ts'
import type { Bucket, Throttle } from '../state/settings.ts'
import { AwsError } from '../wire/aws-error.ts'

export type Throttler = { take(throttle: Throttle, call: { action: string; account: string; region: string }): void }

/** Token buckets, one per account, region and family of actions. An action with a bucket of its own uses only that. */
export function openThrottler(): Throttler {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(throttle, { action, account, region }) {
      const own = throttle.actions && Object.hasOwn(throttle.actions, action) ? throttle.actions[action] : undefined
      const size = own ?? (isRead(action) ? throttle.reads : throttle.writes)
      if (!size) return
      const key = `${account} ${region} ${own ? action : isRead(action) ? 'reads' : 'writes'}`
      const bucket = refilled(buckets.get(key), size)
      buckets.set(key, bucket)
      if (bucket.tokens < 1) throw new AwsError('Throttling', 'Rate exceeded')
      bucket.tokens -= 1
    },
  }
}

function refilled(bucket: { tokens: number; at: number } | undefined, size: Bucket): { tokens: number; at: number } {
  const now = performance.now()
  if (!bucket) return { tokens: size.burst, at: now }
  return { tokens: Math.min(size.burst, bucket.tokens + ((now - bucket.at) / 1000) * size.perSecond), at: now }
}

import { isRead } from '../operations/table.ts'
import type { Bucket, Throttle } from '../state/settings.ts'
import { AwsError } from '../wire/aws-error.ts'

type ThrottledCall = { action: string; account: string; region: string; service: string }

export type Throttler = { take(throttle: Throttle, call: ThrottledCall): void }

/**
 * Token buckets, one per account, region and family of actions: CloudFormation's reads and its writes. An action with a
 * bucket of its own uses only that, whichever service it is of.
 */
export function openThrottler(): Throttler {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(throttle, { action, account, region, service }) {
      const own = throttle.actions && Object.hasOwn(throttle.actions, action) ? throttle.actions[action] : undefined
      const family = isRead(action) ? throttle.reads : throttle.writes
      const size = own ?? (service === 'cloudformation' ? family : undefined)
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

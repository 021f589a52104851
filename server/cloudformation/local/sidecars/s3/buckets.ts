import { regionOf, saveNeighbour, type World } from '../../state/world.ts'
import { AwsError } from '../../wire/aws-error.ts'
import type { Caller } from '../../wire/caller.ts'

/** A bucket that was made by a call; one that a stack made is known by its resource. */
type Bucket = { account: string; region: string; created: string; settings: Record<string, string> }

/** Names of buckets are one space for all accounts and regions, so that they are kept in none of them. */
const everywhere = (world: World) => regionOf(world, 'aws', 'global')

export function findBucket(world: World, name: string): Bucket | undefined {
  const made = everywhere(world).neighbours.get(`bucket ${name}`)
  if (made !== undefined) return JSON.parse(made) as Bucket
  for (const { account, region, stacks } of world.regions.values()) {
    for (const { stack, resources } of stacks.values()) {
      if (stack.status === 'DELETE_COMPLETE') continue
      for (const { type, physicalId, status } of resources.values()) {
        if (type !== 'AWS::S3::Bucket' || physicalId !== name || status === 'DELETE_COMPLETE') continue
        return { account, region, created: new Date(stack.createdAt).toISOString(), settings: {} }
      }
    }
  }
  return undefined
}

export function existingBucket(world: World, name: string): Bucket {
  const found = findBucket(world, name)
  if (!found) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404)
  return found
}

export function makeBucket(world: World, name: string, { account, region }: Caller): void {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..')) {
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.')
  }
  const owner = findBucket(world, name)?.account
  if (owner !== undefined && owner !== account) {
    throw new AwsError(
      'BucketAlreadyExists',
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      409,
    )
  }
  if (owner === undefined) save(world, name, { account, region, created: new Date().toISOString(), settings: {} })
}

/** Keeps what a bucket was told of its versioning, its policy and so on; undefined forgets it. */
export function setBucketSetting(world: World, name: string, setting: string, value: string | undefined): void {
  const bucket = existingBucket(world, name)
  const { [setting]: _, ...others } = bucket.settings
  save(world, name, { ...bucket, settings: value === undefined ? others : { ...others, [setting]: value } })
}

export function deleteBucket(world: World, name: string): void {
  existingBucket(world, name)
  if (world.objects.list(name).length > 0) {
    throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409)
  }
  world.objects.removeBucket(name)
  saveNeighbour(world, everywhere(world), `bucket ${name}`, null)
}

export function bucketsOf(world: World, account: string): { name: string; created: string }[] {
  const made = [...everywhere(world).neighbours.keys()].map((key) => key.replace(/^bucket /, ''))
  const held = [...world.regions.values()].flatMap(({ stacks }) =>
    [...stacks.values()].flatMap(({ resources }) =>
      [...resources.values()].flatMap(({ type, physicalId }) => (type === 'AWS::S3::Bucket' ? (physicalId ?? []) : [])),
    ),
  )
  return [...new Set([...made, ...held])].sort().flatMap((name) => {
    const bucket = findBucket(world, name)
    return bucket?.account === account ? [{ name, created: bucket.created }] : []
  })
}

function save(world: World, name: string, bucket: Bucket): void {
  saveNeighbour(world, everywhere(world), `bucket ${name}`, JSON.stringify(bucket))
}

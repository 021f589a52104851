/** A bucket and, perhaps, a key in it. */
export type Place = { bucket: string; key: string }

const IN_HOST = /^([a-z0-9][a-z0-9.-]*)\.s3[.-](?:[a-z0-9.-]+\.)?amazonaws\.com(?:\.cn)?$/
const IN_LOCAL_HOST = /^([a-z0-9][a-z0-9.-]*?)\.(?:s3\.)?(?:localhost|127\.0\.0\.1)$/
const S3_HOST = /^s3[.-](?:[a-z0-9.-]+\.)?amazonaws\.com(?:\.cn)?$/
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

/** The bucket that a host names in front of S3's own name or of ours, as clients with host-style addresses write it. */
export function bucketOfHost(host: string): string | undefined {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return (IN_HOST.exec(name) ?? IN_LOCAL_HOST.exec(name))?.[1]
}

/** The bucket and key of a request, path-style or host-style. Broken percent-encoding names nothing. */
export function placeOf(host: string, pathname: string): Place | undefined {
  const path = decoded(pathname.slice(1))
  if (path === undefined) return undefined
  const bucket = bucketOfHost(host)
  if (bucket !== undefined) return { bucket, key: path }
  const slash = path.indexOf('/')
  return slash === -1 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) }
}

/**
 * The bucket and key that a URL of S3 names, in any of the forms clients write: path-style on S3's or our own host,
 * or with the bucket in the host's name. Nothing is ever fetched.
 */
export function objectOfUrl(url: string): Place | undefined {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname, protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:' && protocol !== 's3:') return undefined
  if (protocol === 's3:') {
    const key = decoded(pathname.slice(1))
    return key === undefined ? undefined : { bucket: hostname, key }
  }
  const isS3 = S3_HOST.test(hostname) || LOCAL_HOST.test(hostname) || bucketOfHost(hostname) !== undefined
  const place = isS3 ? placeOf(hostname, pathname) : undefined
  return place?.key ? place : undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { Problem } from '../../../errors.ts'

interface Unpack {
  limitBytes: number
  /** Thrown when the unpacked bytes exceed the limit. */
  expands(): Problem
  /** Decides about an entry before its content is read; answers who takes the content, or nobody. Throws to refuse. */
  entry(header: { path: string; type: string; size: number; mode: number }): ((content: Buffer) => void) | undefined
}

/** Streams a `.tar.gz` in memory. Every unpacked byte is counted before the tar parser sees it. */
export function unpack(archive: Buffer, { limitBytes, expands, entry }: Unpack): Promise<void> {
  return new Promise((resolve, reject) => {
    const gunzip = createGunzip()
    const tar = extract()
    let unpacked = 0
    const fail = (cause: unknown) => {
      gunzip.destroy()
      tar.destroy()
      reject(cause instanceof Problem ? cause : broken(cause))
    }
    gunzip.on('data', (chunk: Buffer) => {
      unpacked += chunk.length
      if (unpacked > limitBytes) return fail(expands())
      if (!tar.write(chunk)) {
        gunzip.pause()
        tar.once('drain', () => gunzip.resume())
      }
    })
    gunzip.on('error', fail)
    gunzip.on('end', () => {
      // What follows the last gzip member is not an archive; zlib ignores it without a word.
      if (gunzip.bytesWritten < archive.length) fail(new Error('trailing bytes'))
      else tar.end(undefined)
    })
    tar.on('error', fail)
    tar.on('finish', () => resolve())
    tar.on('entry', (header, stream, next) => {
      try {
        const take = entry({
          path: header.name,
          type: header.type ?? 'file',
          size: sizeOf(header),
          mode: header.mode ?? 0,
        })
        const chunks: Buffer[] = []
        stream.on('error', fail)
        stream.on('data', (chunk) => {
          if (take) chunks.push(chunk as Buffer)
        })
        stream.on('end', () => {
          take?.(Buffer.concat(chunks))
          next(null)
        })
        stream.resume()
      } catch (cause) {
        fail(cause)
      }
    })
    gunzip.end(archive)
  })
}

function sizeOf({ size }: Header): number {
  if (Number.isSafeInteger(size) && Number(size) >= 0) return Number(size)
  throw new Problem('BAD_REQUEST', 'The archive declares an impossible file size. Pack it again.', {
    reason: 'BUNDLE_CORRUPT',
  })
}

function broken(cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const text = cause instanceof Error ? cause.message : ''
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(text)) {
    return new Problem('BAD_REQUEST', 'The archive ends unexpectedly; upload it again.', {
      reason: 'BUNDLE_TRUNCATED',
      cause,
    })
  }
  return new Problem('BAD_REQUEST', 'The archive is damaged: its checksums or headers do not fit. Pack it again.', {
    reason: 'BUNDLE_CORRUPT',
    cause,
  })
}

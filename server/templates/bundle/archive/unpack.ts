import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { Problem } from '../../../errors.ts'

export interface EntryHeader {
  path: string
  type: string
  size: number
  mode: number
}

/** Decides about an entry before its content is read; answers who takes the content, or nobody. Throws to refuse. */
export type TakeEntry = (header: EntryHeader) => ((content: Buffer) => void) | undefined

/**
 * Unpacks gzip in memory, and no further than the limit: a bomb costs as much as an honest archive of that size.
 * Answers undefined when there would be more.
 */
export async function gunzip(archive: Buffer, limitBytes: number): Promise<Buffer | undefined> {
  const stream = createGunzip({ chunkSize: 262_144 })
  stream.end(archive)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer)
      size += chunk.length
      if (size > limitBytes) return undefined
    }
  } catch (cause) {
    throw broken(cause)
  }
  // What follows the last gzip member is not an archive; zlib ignores it without a word.
  if (stream.bytesWritten < archive.length) throw broken(new Error('bytes after the end'))
  return Buffer.concat(chunks)
}

/** Reads the entries of a tar one after the other. */
export function readTar(tar: Buffer, take: TakeEntry): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = extract()
    const fail = (cause: unknown) => {
      parser.destroy()
      reject(cause instanceof Problem ? cause : broken(cause))
    }
    parser.on('error', fail)
    parser.on('finish', () => resolve())
    parser.on('entry', (header, stream, next) => {
      try {
        const accept = take({ path: header.name, type: header.type, size: sizeOf(header), mode: header.mode })
        const chunks: Buffer[] = []
        stream.on('error', fail)
        stream.on('data', (chunk) => {
          if (accept) chunks.push(chunk as Buffer)
        })
        stream.on('end', () => {
          accept?.(Buffer.concat(chunks))
          next(null)
        })
      } catch (cause) {
        fail(cause)
      }
    })
    parser.end(tar)
  })
}

function sizeOf({ size }: Header): number {
  if (Number.isSafeInteger(size) && size >= 0) return size
  throw new Problem('BAD_REQUEST', 'The archive declares an impossible file size. Pack it again.', {
    reason: 'BUNDLE_CORRUPT',
  })
}

function broken(cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const text = cause instanceof Error ? cause.message : ''
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(text)) {
    const message = 'The archive ends unexpectedly; upload it again.'
    return new Problem('BAD_REQUEST', message, { reason: 'BUNDLE_TRUNCATED', cause })
  }
  const message = 'The archive is damaged: its checksums or headers do not fit. Pack it again.'
  return new Problem('BAD_REQUEST', message, { reason: 'BUNDLE_CORRUPT', cause })
}

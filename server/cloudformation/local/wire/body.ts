import type { IncomingMessage } from 'node:http'
import { AwsError } from './aws-error.ts'

const MEGABYTE = 1024 * 1024
/** Above what any real call needs: 51,200 bytes of template and 200 parameters of 4,096, percent-encoded. */
const MAX_CALL_BYTES = 4 * MEGABYTE
/** Lambda takes 250 MB of code; a snapshot of thousands of stacks is as large. */
const MAX_OBJECT_BYTES = 256 * MEGABYTE
/** So much of a body that is too large is read and dropped: a client reads the answer only when it has sent all. */
const MAX_DROPPED_BYTES = 64 * MEGABYTE

export type BodyKind = 'call' | 'object'

/** Reads a request's body; refuses one that is too large without keeping it. Nothing when the client has gone. */
export function readBody(request: IncomingMessage, kind: BodyKind): Promise<Buffer | undefined> {
  const maxBytes = kind === 'object' ? MAX_OBJECT_BYTES : MAX_CALL_BYTES
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else chunks = []
      if (size > maxBytes + MAX_DROPPED_BYTES) request.destroy()
    })
    request.on('end', () => {
      if (size > maxBytes) reject(tooLarge(maxBytes))
      else resolve(Buffer.concat(chunks))
    })
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}

function tooLarge(maxBytes: number): AwsError {
  return new AwsError('RequestEntityTooLarge', `A request of this kind has at most ${maxBytes / MEGABYTE} MB.`, 413)
}

import type { IncomingMessage } from 'node:http'
import { AwsError } from './aws-error.ts'

/** Above what any real call needs: a template is at most 1 MB, and percent-encoding can triple it. */
const MAX_BYTES = 16 * 1024 * 1024

/** Reads a request's body; refuses one that is too large without keeping it. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BYTES) chunks.push(chunk)
    })
    request.on('end', () => {
      if (size > MAX_BYTES)
        reject(new AwsError('RequestEntityTooLarge', `A request is at most ${MAX_BYTES} bytes.`, 413))
      else resolve(Buffer.concat(chunks))
    })
    request.on('error', reject)
  })
}

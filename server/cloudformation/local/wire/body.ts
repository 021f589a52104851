import type { IncomingMessage } from 'node:http'
import { AwsError } from './aws-error.ts'

/** Above what any real call needs: a template is at most 1 MB, and percent-encoding can triple it. */
const MAX_CALL_BYTES = 16 * 1024 * 1024
/** Lambda takes 250 MB of code. */
const MAX_OBJECT_BYTES = 256 * 1024 * 1024

/** Reads a request's body; refuses one that is too large without keeping it. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  const maxBytes = request.method === 'PUT' ? MAX_OBJECT_BYTES : MAX_CALL_BYTES
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
    })
    request.on('end', () => {
      if (size > maxBytes) reject(new AwsError('RequestEntityTooLarge', `A request is at most ${maxBytes} bytes.`, 413))
      else resolve(Buffer.concat(chunks))
    })
    request.on('error', reject)
  })
}

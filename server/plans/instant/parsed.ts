import { createHash } from 'node:crypto'
import type { Template } from '../../cloudformation/template/template.ts'
import { readByBlocks } from './blocks.ts'

/** Members of a fleet often share a template to the byte; reading it again is most of what a plan costs. */
const limitChars = 16_000_000
const cache = new Map<string, { template: Template; chars: number }>()
let held = 0

/** The template of a text, from memory when it was read lately. Throws what `parseTemplate` throws. */
export function parsed(body: string): Template {
  const digest = createHash('sha256').update(body).digest('base64')
  const known = cache.get(digest)
  if (known) {
    cache.delete(digest)
    cache.set(digest, known)
    return known.template
  }
  const template = readByBlocks(body)
  cache.set(digest, { template, chars: body.length })
  held += body.length
  forgetOldest()
  return template
}

function forgetOldest() {
  for (const [digest, { chars }] of cache) {
    if (held <= limitChars) return
    cache.delete(digest)
    held -= chars
  }
}

import type { Template } from '../../cloudformation/template/template.ts'
import { readByBlocks } from './blocks.ts'

/** Members of a fleet often share a template to the byte; reading it again is most of what a plan costs. */
const limitChars = 16_000_000
/** By the text itself: hashing it takes longer than comparing it. */
const cache = new Map<string, Template>()
let held = 0

/** The template of a text, from memory when it was read lately. Throws what `parseTemplate` throws. */
export function parsed(body: string): Template {
  const known = cache.get(body)
  if (known) {
    cache.delete(body)
    cache.set(body, known)
    return known
  }
  const template = readByBlocks(body)
  cache.set(body, template)
  held += body.length
  forgetOldest()
  return template
}

function forgetOldest() {
  for (const body of cache.keys()) {
    if (held <= limitChars) return
    cache.delete(body)
    held -= body.length
  }
}

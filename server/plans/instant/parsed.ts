import type { Template } from '../../cloudformation/template/template.ts'
import { understoodTemplate } from '../../cloudformation/template/transforms/understood.ts'
import { readByBlocks } from './blocks.ts'

/** Members of a fleet often share a template to the byte; reading it again is most of what a plan costs. */
const limitChars = 16_000_000
/** By the text itself: hashing it takes longer than comparing it. */
const cache = new Map<string, Template>()
let held = 0

/**
 * The template of a text as it is deployed, from memory when it was read lately: a function of AWS SAM is what SAM makes
 * of it, so that whoever goes over to SAM sees no replacement where CloudFormation makes none. Throws what
 * `parseTemplate` throws.
 */
export function parsed(body: string): Template {
  const known = cache.get(body)
  if (known) {
    cache.delete(body)
    cache.set(body, known)
    return known
  }
  const template = understoodTemplate(readByBlocks(body))
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

import { createHash } from 'node:crypto'
import { parseTemplate } from '../../template/parse.ts'
import type { Template } from '../../template/template.ts'

const PARSED_LIMIT = 300

/** Texts by digest, shared by all stacks: a fleet is made from few templates. */
export type Templates = {
  texts: Map<string, string>
  /** Keeps a text; answers its digest. */
  keep(text: string): string
  text(digest: string): string
  parsed(digest: string): Template
}

export function openTemplates(recorded: (digest: string) => void): Templates {
  const texts = new Map<string, string>()
  const parsed = new Map<string, Template>()
  const digests = new Map<string, string>()
  const text = (digest: string) => {
    const found = texts.get(digest)
    if (found === undefined) throw new Error(`No template is kept under ${digest}`)
    return found
  }
  return {
    texts,
    text,
    keep(body) {
      const known = digests.get(body)
      if (known !== undefined && texts.has(known)) return known
      const digest = createHash('sha256').update(body).digest('hex').slice(0, 32)
      if (!texts.has(digest)) {
        texts.set(digest, body)
        recorded(digest)
      }
      digests.set(body, digest)
      return digest
    },
    parsed(digest) {
      const template = parsed.get(digest) ?? parseTemplate(text(digest))
      // Taken out and put back in, the oldest in the map is the one unused for longest.
      parsed.delete(digest)
      parsed.set(digest, template)
      if (parsed.size > PARSED_LIMIT) parsed.delete(parsed.keys().next().value ?? digest)
      return template
    },
  }
}

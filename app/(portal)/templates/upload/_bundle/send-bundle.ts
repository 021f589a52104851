import type { Finding } from '../../../../../server/templates/bundle/finding.ts'
import type { PickedBundle } from './picked-bundle.ts'
import { packTarGz } from './tar.ts'

export interface UploadFacts {
  template: string
  bump: 'major' | 'minor'
  title?: string
  description?: string
}

/** What the server made of it: a draft, with everything there is to say about it. */
export interface Registered {
  template: string
  version: string
  findings: Finding[]
  /** These very bytes are a version already; nothing was added. */
  known: boolean
}

/** Why nothing was stored. */
export interface Refusal {
  reason: string
  message: string
  issues: { at: string; message: string }[]
  requestId?: string
}

export type UploadAnswer = { registered: Registered } | { refusal: Refusal }

/** Packs what must be packed, sends it, and answers what became of it. */
export async function sendBundle(picked: PickedBundle, facts: UploadFacts): Promise<UploadAnswer> {
  try {
    const archive = picked.kind === 'archive' ? picked.file : await packTarGz(asContent(picked))
    const query = new URLSearchParams(Object.entries(facts).filter(([, value]) => value))
    const response = await fetch(`/api/bundles?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/gzip', 'x-hadron-upload': '1' },
      body: archive,
    })
    const answer: unknown = await response.json()
    return response.ok ? { registered: answer as Registered } : { refusal: answer as Refusal }
  } catch (error) {
    return { refusal: { reason: 'UNREACHABLE', message: inWords(error), issues: [] } }
  }
}

const asContent = (picked: Extract<PickedBundle, { kind: 'folder' }>) =>
  picked.files.map(({ path, file }) => ({ path, content: file }))

function inWords(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  return /fetch|network|load failed/i.test(message)
    ? 'The portal did not answer; nothing was stored. Check your connection and upload again.'
    : message
}

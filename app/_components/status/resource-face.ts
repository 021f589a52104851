import type { Face } from './face.ts'

const verbs = { CREATE: 'creat', UPDATE: 'updat', DELETE: 'delet', IMPORT: 'import' } as const

/** CloudFormation's word for a resource or a stack (`UPDATE_ROLLBACK_COMPLETE`), read as one of our faces. */
export function resourceFace(status: string): Face {
  if (status.endsWith('_FAILED')) return { mark: 'failed', word: sentence(status), tone: 'danger' }
  if (status.endsWith('_SKIPPED')) return { mark: 'nothing', word: sentence(status), tone: 'neutral' }
  if (status.includes('ROLLBACK')) return rollbackFace(status)
  for (const [verb, stem] of Object.entries(verbs)) {
    if (status === `${verb}_IN_PROGRESS`) return { mark: 'moving', word: capital(`${stem}ing`), tone: 'moving' }
    if (status === `${verb}_COMPLETE`) return { mark: 'done', word: capital(`${stem}ed`), tone: doneTone(verb) }
  }
  return { mark: status.endsWith('_IN_PROGRESS') ? 'moving' : 'draft', word: sentence(status), tone: 'neutral' }
}

function rollbackFace(status: string): Face {
  if (status.endsWith('_IN_PROGRESS')) return { mark: 'moving', word: 'Rolling back', tone: 'warn' }
  return { mark: 'failed', word: 'Rolled back', tone: 'warn' }
}

const doneTone = (verb: string) => (verb === 'DELETE' ? ('neutral' as const) : ('ok' as const))
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const sentence = (status: string) => capital(status.toLowerCase().replaceAll('_', ' '))

import type { Finding } from '../../../../server/templates/bundle/finding.ts'
import type { Face } from '../../../_components/status/face.ts'

/** Only errors keep a version from being published. */
export const findingFaces: Record<Finding['severity'], Face> = {
  error: { mark: 'stuck', word: 'Error', tone: 'danger' },
  warning: { mark: 'failed', word: 'Warning', tone: 'warn' },
  info: { mark: 'draft', word: 'Note', tone: 'neutral' },
}

const severities = ['error', 'warning', 'info'] as const

/** The worst first; inside a severity as they were found. */
export const byUrgency = (findings: readonly Finding[]) =>
  severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity))

/** "2 errors, 1 warning", or undefined when there is nothing to mend. */
export function summarise(findings: readonly Finding[]): string | undefined {
  const words = (severity: 'error' | 'warning') => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  }
  return [...words('error'), ...words('warning')].join(', ') || undefined
}

export const placeOf = ({ file, line, column }: Finding) =>
  [file, line, line === undefined ? undefined : column].filter(Boolean).join(':')

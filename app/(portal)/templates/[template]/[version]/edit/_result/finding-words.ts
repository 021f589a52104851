import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { placeOf } from '../../../../_findings/finding-face.ts'

/** What is wrong, without the place: here it stands beside it, and leads there. */
export function wordsOf(finding: Finding): string {
  const place = `${placeOf(finding)}: `
  return finding.message.startsWith(place) ? finding.message.slice(place.length) : finding.message
}

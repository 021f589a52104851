import { expect } from 'vitest'
import { receiveBundle } from '../../../server/api/receive-bundle.ts'
import { publishVersion } from '../../../server/templates/versions/publish.ts'
import { archiveOf } from '../../support/archive.ts'
import type { TestHadron } from '../../support/hadron.ts'

/** As an operator does it: upload the archive, look at the draft, publish it. */
export async function uploadAndPublish(hadron: TestHadron, template: string, files: Record<string, string>) {
  const packed = await archiveOf(
    'bundle.tar.gz',
    Object.entries(files).map(([path, content]) => ({ path, content })),
  )
  const body = new Blob([new Uint8Array(packed.buffer)]).stream() as Parameters<typeof receiveBundle>[1]['body']
  const query = new URLSearchParams({ template, bump: 'minor' })
  const draft = await receiveBundle(hadron.as('operator'), { query, body })
  expect(draft.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  await publishVersion(hadron.as('operator'), { template, version: draft.version })
}

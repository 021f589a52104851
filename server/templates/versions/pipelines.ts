import { and, inArray, like, or } from 'drizzle-orm'
import { versionFiles } from '../../../drizzle/schema/templates.ts'
import type { Tx } from '../../db.ts'
import { asksForRepository } from '../bundle/pipeline.ts'

/** What somebody has to be asked before a version's pipeline can be made. */
export interface PipelineOffer {
  usesRepository: boolean
}

/** The versions that have a pipeline. Reads their files and parses none. */
export async function pipelinesOf(
  db: Pick<Tx, 'select'>,
  versionIds: string[],
): Promise<ReadonlyMap<string, PipelineOffer>> {
  if (versionIds.length === 0) return new Map()
  const files = await db
    .select()
    .from(versionFiles)
    .where(
      and(
        inArray(versionFiles.versionId, versionIds),
        or(like(versionFiles.path, 'pipeline_infrastructure/%'), like(versionFiles.path, 'partials/%')),
      ),
    )
  const having = new Set(
    files.filter(({ path }) => path === 'pipeline_infrastructure/manifest.yaml').map(({ versionId }) => versionId),
  )
  const asking = new Set(files.filter(({ content }) => asksForRepository(content)).map(({ versionId }) => versionId))
  return new Map([...having].map((id) => [id, { usesRepository: asking.has(id) }]))
}

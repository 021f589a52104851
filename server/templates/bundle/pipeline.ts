import type { Bundle } from './bundle.ts'

const repositoryNames = /\bservice\.(repository_id|repository_connection_arn|branch_name)\b/

/** Whether the pipeline asks where the source of its service is, as AWS Proton's pipelines do. */
export function usesRepository({ parts, partials }: Pick<Bundle, 'parts' | 'partials'>): boolean {
  if (!parts.pipeline) return false
  return [parts.pipeline.source, ...Object.values(partials)].some((text) => repositoryNames.test(text))
}

import type { Bundle } from './bundle.ts'

const repositoryNames = /\bservice\.(repository_id|repository_connection_arn|branch_name)\b/

/** Whether a text asks where the source of its service is, as AWS Proton's pipelines do. */
export const asksForRepository = (text: string) => repositoryNames.test(text)

/** Whether the pipeline of a bundle does. */
export const usesRepository = ({ parts, partials }: Pick<Bundle, 'parts' | 'partials'>): boolean =>
  parts.pipeline !== undefined && [parts.pipeline.source, ...Object.values(partials)].some(asksForRepository)

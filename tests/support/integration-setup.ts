import type { TestProject } from 'vitest/node'
import { buildShared } from './build.ts'
import { startScratchPostgres } from './scratch-postgres.ts'

/** Before the first integration test: what the product builds at start, and one database server for all files. */
export default async function setup(project: TestProject) {
  const [postgres] = await Promise.all([startScratchPostgres(), buildShared()])
  project.provide('postgresUrl', postgres.url)
  return postgres.stop
}

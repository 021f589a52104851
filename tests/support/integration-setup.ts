import type { TestProject } from 'vitest/node'
import { prepare } from '../../server/boot/prepare.mjs'
import { startScratchPostgres } from './scratch-postgres.ts'

/** Before the first integration test: what the product builds at start, and one database server for all files. */
export default async function setup(project: TestProject) {
  const [postgres] = await Promise.all([startScratchPostgres(), prepare()])
  project.provide('postgresUrl', postgres.url)
  return postgres.stop
}

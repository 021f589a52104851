import { readProcessConfig } from '../config.ts'
import { type Db, openDatabase } from '../db.ts'
import { log } from '../log.ts'
import { createRenderPool, type RenderPool } from '../rendering/pool.ts'
import { createValidator, type Validator } from '../validation/validator.ts'
import { type ChangeFeed, openChangeFeed } from './change-feed.ts'

interface Resources {
  db: Db
  renderer: RenderPool
  validator: Validator
  changes: ChangeFeed
}

/**
 * What one portal process keeps open. Next.js may load this module more than once in a process, and loads it at build
 * time too: so it lives on globalThis, and nothing is opened before somebody asks.
 */
export function portalResources(): Resources {
  const kept = globalThis as typeof globalThis & { hadronPortal?: Resources }
  kept.hadronPortal ??= openResources()
  return kept.hadronPortal
}

function openResources(): Resources {
  const config = readProcessConfig()
  const db = openDatabase(config.databaseUrl, {
    size: 10,
    onError: (error) => log.warn({ err: error }, 'idle connection closed'),
  })
  return {
    db,
    renderer: createRenderPool({ size: 2 }),
    validator: createValidator(),
    changes: openChangeFeed(config.databaseUrl),
  }
}

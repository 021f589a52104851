import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '../../errors.ts'
import { type Lock, takeLock } from './lock.ts'

/** Makes the data folder and takes it for this supervisor alone. */
export async function openDataFolder(dataDir: string): Promise<Lock> {
  // As root, PostgreSQL runs as another user and must get through; its own data and the secrets are closed one by one.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    mkdirSync(dataDir, { recursive: true, mode })
    mkdirSync(path.join(dataDir, 'logs'), { recursive: true, mode: 0o700 })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem(
      'PRECONDITION_FAILED',
      `The data folder cannot be made: ${why}. Choose another one with HADRON_DATA.`,
      {
        reason: 'DATA_FOLDER',
        cause,
      },
    )
  }
  const lock = await takeLock(path.join(dataDir, 'supervisor.lock'))
  if ('release' in lock) return lock
  throw new Problem(
    'CONFLICT',
    `Another Hadron (process ${lock.heldBy}) uses ${dataDir}. Stop it, or start this one with its own HADRON_DATA, PORT and HADRON_LOCAL_AWS_PORT.`,
    { reason: 'DATA_FOLDER_IN_USE' },
  )
}

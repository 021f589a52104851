import { parseMigration } from '../../specs/migration.ts'
import type { BundleMigration } from '../bundle.ts'
import { error } from '../finding.ts'
import { type Reading, readYamlFile } from './reading.ts'

/** `migrations/<major>.<minor>.yaml`: how specs of an earlier version become specs of this one. */
export function readMigrations(reading: Reading): BundleMigration[] {
  const paths = [...reading.files.keys()].filter((path) => path.startsWith('migrations/'))
  return paths.flatMap((path) => {
    const version = /^migrations\/(\d{1,4})\.(\d{1,4})\.yaml$/.exec(path)
    if (!version) {
      const message = `${path} is not named after a version.`
      reading.findings.push(
        error(path, {
          code: 'MIGRATION_NAME',
          message,
          advice: 'Name it after the version it leads to: migrations/2.0.yaml.',
        }),
      )
      return []
    }
    const document = readYamlFile(reading, path)
    if (!document) return []
    const { migration, issues } = parseMigration(document.value)
    for (const { at, message } of issues) {
      const words = {
        code: 'MIGRATION_FORMAT',
        message: `${message}.`,
        advice: 'The steps are rename, set, default, map, remove and ask.',
      }
      reading.findings.push(error(path, words, document.place(at)))
    }
    return migration ? [{ file: path, to: { major: Number(version[1]), minor: Number(version[2]) }, migration }] : []
  })
}

import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

interface Browser {
  executablePath: string
  env: Record<string, string>
}

/**
 * The browser of the tests: the one of HADRON_CHROMIUM, or the one that came with `npm ci`, which brings even the
 * system libraries it needs. It is unpacked once for each version and user, 190 MB in about two seconds.
 */
export function findChromium(): Browser {
  const installed = process.env.HADRON_CHROMIUM
  if (installed) {
    if (!existsSync(installed)) throw new Error(`HADRON_CHROMIUM names ${installed}, which does not exist.`)
    return { executablePath: installed, env: {} }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The browser tests need Chromium: install it and set HADRON_CHROMIUM to its program file.')
  }
  const folder = unpacked()
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  }
}

function unpacked(): string {
  const require = createRequire(import.meta.url)
  const entry = require.resolve('@sparticuz/chromium')
  const { version } = require(path.join(entry, '../../../package.json')) as { version: string }
  const folder = path.join(os.tmpdir(), `hadron-chromium-${version}-${process.getuid?.()}`)
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && found.uid !== process.getuid?.()) throw new Error(`${folder} belongs to another user. Remove it.`)
  if (found) return folder
  const unfinished = `${folder}.${randomUUID()}`
  mkdirSync(unfinished, { mode: 0o700 })
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda;
  // it looks at both when it is loaded, hence the process of its own.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const script = `await (await import(${JSON.stringify(entry)})).default.executablePath()`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const fonts = path.join(unfinished, 'fonts', 'fonts.conf')
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', path.join(folder, 'fonts')))
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // otherwise another test run was a moment faster
  }
  return folder
}

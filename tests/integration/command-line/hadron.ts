import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../../../server/boot/bundle.mjs'

const program = path.join(root, 'server/command-line/hadron.mjs')

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs `hadron …` as a person does: another process, in a folder of its own. */
export function hadron(args: string[], cwd = tmpdir()): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = { out: [] as Buffer[], err: [] as Buffer[] }
    child.stdout.on('data', (data: Buffer) => chunks.out.push(data))
    child.stderr.on('data', (data: Buffer) => chunks.err.push(data))
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, out: Buffer.concat(chunks.out).toString(), err: Buffer.concat(chunks.err).toString() })
    })
  })
}

/** A folder with these files, which is gone after the test. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hadron-bundle-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  return folder
}

export const manifest = (engine: 'jinja' | 'handlebars' = 'jinja') =>
  `infrastructure:\n  templates:\n    - file: cloudformation.yaml\n      rendering_engine: ${engine}\n      template_language: cloudformation\n`

/** An environment bundle of one Jinja template, without inputs. */
export const environmentOf = (template: string) => ({
  'infrastructure/manifest.yaml': manifest(),
  'infrastructure/cloudformation.yaml': template,
})

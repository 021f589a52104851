import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ValidationAnswer } from './request.ts'

type Validated = Extract<ValidationAnswer, { kind: 'validated' }>

/** What the validator has said of templates, kept between processes: it needs seconds before it can be asked at all. */
export interface Verdicts {
  read(template: object): Validated | undefined
  write(template: object, verdict: Validated): void
}

const kept = 500

/**
 * Verdicts in files of a folder, each named for the template, its region and parameters, and the validator that said it;
 * another version of the validator finds none of them. A verdict that cannot be read or kept is asked for again.
 */
export function keepVerdicts(folder: string): Verdicts {
  const fileOf = (template: object) => {
    const key = JSON.stringify([validatorVersion(), template])
    return path.join(/* turbopackIgnore: true */ folder, `${createHash('sha256').update(key).digest('hex')}.json`)
  }
  return {
    read(template) {
      try {
        const answer = ValidationAnswer.parse(JSON.parse(readFileSync(fileOf(template), 'utf8')))
        return answer.kind === 'validated' ? answer : undefined
      } catch {
        return undefined // Never written, cut short, or of another shape: the validator knows.
      }
    },
    write(template, verdict) {
      try {
        mkdirSync(folder, { recursive: true })
        const unfinished = `${fileOf(template)}.${randomUUID()}`
        writeFileSync(unfinished, JSON.stringify(verdict))
        renameSync(unfinished, fileOf(template))
        forgetOldest(folder)
      } catch {
        // A full disk or a folder of somebody else's: the next one asks the validator again.
      }
    },
  }
}

function forgetOldest(folder: string) {
  const files = readdirSync(folder).map((name) => path.join(/* turbopackIgnore: true */ folder, name))
  if (files.length <= kept) return
  const byAge = files.map((file) => ({ file, age: statSync(file).mtimeMs })).toSorted((a, b) => a.age - b.age)
  for (const { file } of byAge.slice(0, files.length - kept)) rmSync(file, { force: true })
}

let version: string | undefined

function validatorVersion(): string {
  const manifest = path.join(process.cwd(), 'node_modules/@aws/cloudformation-validate/package.json')
  version ??= String(JSON.parse(readFileSync(/* turbopackIgnore: true */ manifest, 'utf8')).version)
  return version
}

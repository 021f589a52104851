import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

/** What is on disk: the newest whole snapshot, and the journals written since it was begun. */
export type Generation = { number: number; snapshot?: string; journals: string[] }

export function newestGeneration(folder: string): Generation {
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(folder)
  const numbers = (kind: string) =>
    names
      .map((name) => Number(new RegExp(`^${kind}-(\\d+)\\.jsonl$`).exec(name)?.[1] ?? Number.NaN))
      .filter(Number.isFinite)
  const base = Math.max(0, ...numbers('snapshot'))
  const journals = numbers('journal')
    .filter((number) => number >= base)
    .sort((a, b) => a - b)
  const snapshot = snapshotFile(folder, base)
  return {
    number: Math.max(base, ...journals),
    snapshot: existsSync(snapshot) ? snapshot : undefined,
    journals: journals.map((number) => journalFile(folder, number)),
  }
}

export function journalFile(folder: string, number: number): string {
  return path.join(folder, `journal-${number}.jsonl`)
}

export function snapshotFile(folder: string, number: number): string {
  return path.join(folder, `snapshot-${number}.jsonl`)
}

/** Removes what a snapshot has made needless. */
export function removeBefore(folder: string, number: number): void {
  for (const name of readdirSync(folder)) {
    const of = /^(?:journal|snapshot)-(\d+)\.jsonl(?:\.draft)?$/.exec(name)?.[1]
    if (of !== undefined && (Number(of) < number || name.endsWith('.draft'))) rmSync(path.join(folder, name))
  }
}

import { type FileHandle, open, rename } from 'node:fs/promises'
import { journalFile, newestGeneration, removeBefore, snapshotFile } from './files.ts'
import { loadBatches } from './load.ts'
import type { JournalRecord } from './record.ts'

const COMPACT_BYTES = 64 * 1024 * 1024
const SNAPSHOT_BATCH = 500

export type Journal = {
  /** Notes that the fact under this key has changed; `make` is asked for it when the batch is written. */
  record(key: string, make: () => JournalRecord): void
  /** Resolves once everything recorded so far is in the file. */
  committed(): Promise<void>
  close(): Promise<void>
}

/** Where the whole state comes from for a snapshot, and where loaded records go. */
export type JournalState = { everything(): Iterable<JournalRecord>; apply(record: JournalRecord): void }

/**
 * Opens the journal of a folder and replays it. Writing a batch is one `write` of one line: a process that is killed
 * leaves whole batches. Nothing is synced to the platter; a power cut is not what a laptop's endpoint is for.
 */
export async function openJournal(folder: string, state: JournalState): Promise<Journal> {
  const found = newestGeneration(folder)
  if (found.snapshot) loadBatches(found.snapshot, state.apply)
  let bytes = 0
  for (const file of found.journals) bytes += loadBatches(file, state.apply)
  let generation = found.number
  let file = await open(journalFile(folder, generation), 'a')
  let pending = new Map<string, () => JournalRecord>()
  let writing: Promise<void> | undefined
  let compacting: Promise<void> | undefined
  let failure: unknown

  const write = async () => {
    while (pending.size > 0) {
      const batch = pending
      pending = new Map()
      const line = `${JSON.stringify([...batch.values()].map((make) => make()))}\n`
      bytes += line.length
      await file.write(line)
      if (bytes > COMPACT_BYTES && !compacting)
        compacting = compact().finally(() => {
          compacting = undefined
        })
    }
  }
  const start = () => {
    // Other calls of this turn of the event loop go into the same batch.
    writing ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(write)
      .catch((error: unknown) => {
        failure = error
      })
      .finally(() => {
        writing = undefined
        if (pending.size > 0 && failure === undefined) void start()
      })
    return writing
  }
  const compact = async () => {
    const old = file
    generation += 1
    file = await open(journalFile(folder, generation), 'a')
    bytes = 0
    await old.close()
    await writeSnapshot(folder, generation, state.everything())
  }
  return {
    record(key, make) {
      // What was pending under another life of the same key must not come back after it.
      if (key === 'forget') pending.clear()
      pending.set(key, make)
      void start()
    },
    async committed() {
      while (writing) await writing
      if (failure !== undefined) throw failure
    },
    async close() {
      while (writing) await writing
      await compacting
      await file.close()
    },
  }
}

async function writeSnapshot(folder: string, number: number, records: Iterable<JournalRecord>): Promise<void> {
  const final = snapshotFile(folder, number)
  const draft = await open(`${final}.draft`, 'w')
  let batch: JournalRecord[] = []
  for (const record of records) {
    batch.push(record)
    if (batch.length === SNAPSHOT_BATCH) {
      await writeLine(draft, batch)
      batch = []
    }
  }
  await writeLine(draft, batch)
  await draft.close()
  await rename(`${final}.draft`, final)
  removeBefore(folder, number)
}

async function writeLine(file: FileHandle, batch: JournalRecord[]): Promise<void> {
  await file.write(`${JSON.stringify(batch)}\n`)
}

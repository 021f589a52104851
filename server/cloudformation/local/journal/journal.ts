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

type Writer = {
  folder: string
  state: JournalState
  generation: number
  file: FileHandle
  bytes: number
  pending: Map<string, () => JournalRecord>
  writing?: Promise<void>
  compacting?: Promise<void>
  failure?: unknown
}

/**
 * Opens the journal of a folder and replays it. Writing a batch is one `write` of one line: a process that is killed
 * leaves whole batches. Nothing is synced to the platter; a power cut is not what a laptop's endpoint is for.
 */
export async function openJournal(folder: string, state: JournalState): Promise<Journal> {
  const found = newestGeneration(folder)
  if (found.snapshot) loadBatches(found.snapshot, state.apply)
  const bytes = found.journals.reduce((sum, file) => sum + loadBatches(file, state.apply), 0)
  const file = await open(journalFile(folder, found.number), 'a')
  const writer: Writer = { folder, state, generation: found.number, file, bytes, pending: new Map() }
  return {
    record(key, make) {
      // What was pending under another life of the same key must not come back after it.
      if (key === 'forget') writer.pending.clear()
      writer.pending.set(key, make)
      void startWriting(writer)
    },
    async committed() {
      while (writer.writing) await writer.writing
      if (writer.failure !== undefined) throw writer.failure
    },
    async close() {
      while (writer.writing) await writer.writing
      await writer.compacting
      await writer.file.close()
    },
  }
}

function startWriting(writer: Writer): Promise<void> {
  // Other calls of this turn of the event loop go into the same batch.
  writer.writing ??= new Promise<void>((resolve) => setImmediate(resolve))
    .then(() => writePending(writer))
    .catch((error: unknown) => {
      writer.failure = error
    })
    .finally(() => {
      writer.writing = undefined
      if (writer.pending.size > 0 && writer.failure === undefined) void startWriting(writer)
    })
  return writer.writing
}

async function writePending(writer: Writer): Promise<void> {
  while (writer.pending.size > 0) {
    const batch = writer.pending
    writer.pending = new Map()
    const line = `${JSON.stringify([...batch.values()].map((make) => make()))}\n`
    writer.bytes += line.length
    // `write` may stop halfway when the disk is slow to take it; this goes on until all is written.
    await writer.file.appendFile(line)
    if (writer.bytes > COMPACT_BYTES && !writer.compacting) await nextGeneration(writer)
  }
}

/** Goes on in a new file, and writes beside it what makes the old ones needless. */
async function nextGeneration(writer: Writer): Promise<void> {
  const { folder, state, file } = writer
  writer.generation += 1
  writer.file = await open(journalFile(folder, writer.generation), 'a')
  writer.bytes = 0
  await file.close()
  writer.compacting = writeSnapshot(folder, writer.generation, state.everything())
    .catch((error: unknown) => {
      writer.failure = error
    })
    .finally(() => {
      writer.compacting = undefined
    })
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
  await file.appendFile(`${JSON.stringify(batch)}\n`)
}

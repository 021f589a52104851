import { readFileSync, truncateSync } from 'node:fs'
import type { JournalRecord } from './record.ts'

/**
 * Reads the batches of a file in order. A line that has no end was being written when the process died and was never
 * answered for: it is cut off, so that the next batch starts on a line of its own.
 */
export function loadBatches(file: string, apply: (record: JournalRecord) => void): number {
  const bytes = readFileSync(file)
  let start = 0
  for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
    for (const record of JSON.parse(bytes.toString('utf8', start, end)) as JournalRecord[]) apply(record)
    start = end + 1
  }
  if (start < bytes.length) truncateSync(file, start)
  return start
}

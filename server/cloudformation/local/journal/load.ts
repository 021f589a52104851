import { readFileSync, truncateSync } from 'node:fs'
import { Problem } from '../../../errors.ts'
import type { JournalRecord } from './record.ts'

/**
 * Reads the batches of a file in order. A line that has no end was being written when the process died and was never
 * answered for: it is cut off, so that the next batch starts on a line of its own.
 */
export function loadBatches(file: string, apply: (record: JournalRecord) => void): number {
  const bytes = readFileSync(file)
  let start = 0
  let line = 0
  for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
    line += 1
    for (const record of readLine(file, line, bytes.toString('utf8', start, end))) apply(record)
    start = end + 1
  }
  if (start < bytes.length) truncateSync(file, start)
  return start
}

/** A whole line is never half written: one that cannot be read was changed by something else. */
function readLine(file: string, line: number, text: string): JournalRecord[] {
  try {
    return JSON.parse(text) as JournalRecord[]
  } catch (cause) {
    const message = `Line ${line} of ${file} is not JSON: something other than the local endpoint has written to it. Put the file back as it was, or move its folder away to start with no stacks.`
    throw new Problem('PRECONDITION_FAILED', message, { reason: 'JOURNAL_BROKEN', cause })
  }
}

import { appendFileSync, renameSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const maxBytes = 10_000_000
const echoedPerWindow = 5
const windowMs = 10_000

export interface ChildLog {
  /** Keeps every line of a child's output, those that are not JSON at this level; errors also reach the terminal. */
  follow: (output: Readable, level: 'info' | 'warn') => void
  /** The last lines, for the message about a child that does not start. */
  tail: () => string[]
}

/** JSON lines in a file of at most 10 MB and its predecessor. */
export function openChildLog(name: string, file: string): ChildLog {
  let bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const recent: string[] = []
  const echo = limitedEcho(name, file)

  const keep = (json: string) => {
    if (bytes > maxBytes) {
      renameSync(file, `${file}.1`)
      bytes = 0
    }
    appendFileSync(file, `${json}\n`, { mode: 0o600 })
    bytes += Buffer.byteLength(json) + 1
  }
  const write = (text: string, fallbackLevel: string) => {
    const line = asJson(name, text, fallbackLevel)
    try {
      keep(line.json)
    } catch (error) {
      // A full disk must not stop Hadron; the line still counts for the terminal.
      echo(`its log cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    }
    recent.push(line.message)
    if (recent.length > 20) recent.shift()
    if (line.level === 'error' || line.level === 'fatal') echo(line.message)
  }

  return {
    follow: (output, level) => {
      createInterface({ input: output }).on('line', (text) => {
        if (text.trim()) write(text, level)
      })
    },
    tail: () => recent,
  }
}

function asJson(
  process: string,
  text: string,
  fallbackLevel: string,
): { json: string; level: string; message: string } {
  const parsed = text.startsWith('{') ? parse(text) : undefined
  if (!parsed) {
    const line = { level: fallbackLevel, time: new Date().toISOString(), process, message: text }
    return { json: JSON.stringify(line), level: fallbackLevel, message: text }
  }
  const error = parsed.err as { message?: unknown } | undefined
  const message = [parsed.message, error?.message].filter((part) => typeof part === 'string').join(': ')
  return { json: text, level: String(parsed.level), message }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined // not one of ours: kept as text
  }
}

/** A terminal is for people: a few errors at once, then the name of the file that has them all. */
function limitedEcho(name: string, file: string): (message: string) => void {
  let shown = 0
  let windowStart = 0
  return (message) => {
    if (Date.now() - windowStart > windowMs) {
      windowStart = Date.now()
      shown = 0
    }
    shown += 1
    if (shown <= echoedPerWindow) console.error(`${name}: ${message}`)
    else if (shown === echoedPerWindow + 1) console.error(`${name}: more of this in ${file}`)
  }
}

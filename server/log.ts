import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino'
import { readLogSettings } from './config.ts'

export type Log = Logger

interface LogSettings {
  /** The process: `portal`, `worker`, `local-cloudformation`. */
  name: string
  level: string
  /** Values that no line may carry, whatever the key: passwords, the signing secret. */
  secrets?: (string | undefined)[]
}

const secretKey =
  /^(authorization|cookie|set-cookie)$|(password|passwd|secret|credential|private_?key|api_?key|databaseurl|(?<!request)token)$/i
/** Specs, parameters and template bodies hold what people typed, secrets included. */
const bodyKey = /^(spec|desiredSpec|deployedSpec|parameters|templateBody|rendered)$/
const hidden = '[hidden]'
const maxDepth = 6
const maxTextLength = 8_000
const maxLineLength = 32_000

/** One JSON line per request and per step, on standard output, in UTC. */
export function createLog({ name, level, secrets = [] }: LogSettings): Log {
  const values = secrets.filter((secret): secret is string => secret !== undefined && secret.length >= 8)
  const settings: LoggerOptions = {
    level,
    base: { process: name, pid: process.pid },
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (line) => withoutSecrets(line, 0) as Record<string, unknown>,
    },
    serializers: { err: pino.stdSerializers.errWithCause, error: pino.stdSerializers.errWithCause },
    hooks: { streamWrite: (line) => shortened(values.reduce((text, value) => text.replaceAll(value, hidden), line)) },
  }
  return pino(settings, standardOutput)
}

/**
 * Not pino's own destination: at the end of a process that one retries a broken pipe for ever, so a worker whose
 * supervisor was killed would hang in its last words instead of ending.
 */
const standardOutput: DestinationStream = {
  write: (line) => {
    // Nobody reads any more. That is the reader's affair; without a listener it would end this process.
    if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => undefined)
    process.stdout.write(line)
  },
}

/** A copy that hides values by the name of their key. Errors pass: pino's serializer comes after this. */
export function withoutSecrets(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value
  if (depth === maxDepth) return '[deeper]'
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => withoutSecrets(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretKey.test(key) || bodyKey.test(key) ? hidden : withoutSecrets(item, depth + 1),
    ]),
  )
}

function shortened(line: string): string {
  if (line.length <= maxLineLength) return line
  return `${JSON.stringify({ level: 'warn', message: 'A log line was too long.', characters: line.length, start: line.slice(0, 1_000) })}\n`
}

/** This process's log. The supervisor titles its children `hadron-worker` and so on; Next.js titles the portal itself. */
export const log: Log = createLog({
  name: process.title.startsWith('next-server') ? 'portal' : (/^hadron-(.+)$/.exec(process.title)?.[1] ?? 'hadron'),
  ...readLogSettings(),
})

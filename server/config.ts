import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Problem } from './errors.ts'

type Environment = Record<string, string | undefined>

const port = z.coerce.number('must be a port number').int('must be a whole number').min(1).max(65_535)
const webUrl = z.url({ protocol: /^https?$/, error: 'must be a URL such as https://hadron.example.com' })
const word = z.string().min(1)

/** Every variable that Hadron reads, its form and its default. */
const variables = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgres://user:password@host:5432/hadron' })
    .optional(),
  PORT: port.default(3000),
  HOST: word.default('127.0.0.1'),
  PUBLIC_URL: webUrl.optional(),
  METRICS_PORT: port.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  AUTH_SECRET: z
    .string()
    .refine(isHardToGuess, 'must be 32 random characters or more: openssl rand -base64 48')
    .optional(),
  OIDC_ISSUER: webUrl.optional(),
  OIDC_CLIENT_ID: word.optional(),
  OIDC_CLIENT_SECRET: word.optional(),
  AWS_ENDPOINT_URL: webUrl.optional(),
  AWS_ENDPOINT_URL_CLOUDFORMATION: webUrl.optional(),
  HADRON_DATA: word.default('.hadron'),
  HADRON_LOCAL_AWS_PORT: port.default(4566),
  HADRON_LOCAL_AWS_TIME_SCALE: z.coerce.number('must be a number, 0 or more').min(0).max(100).default(1),
  HADRON_WORKER_CONCURRENCY: z.coerce.number('must be a whole number').int().min(1).max(500).default(50),
  HADRON_GIT_TOKENS: z
    .string()
    .refine(
      (text) => text.split(',').every((pair) => /^\s*[^=\s]+=\S+\s*$/.test(pair)),
      'must be HOST=TOKEN,HOST=TOKEN',
    )
    .optional(),
  HADRON_CHROMIUM: word.optional(), // read by the browser tests only
})

/** Secrets that may also come from a file: `AUTH_SECRET_FILE=/run/secrets/auth`. */
const fromFiles = ['AUTH_SECRET', 'OIDC_CLIENT_SECRET', 'DATABASE_URL', 'HADRON_GIT_TOKENS'] as const

type Values = z.output<typeof variables>

export type Config = {
  /** Absent means: `npm start` brings its own PostgreSQL. */
  databaseUrl: string | undefined
  host: string
  port: number
  /** Where people reach the portal, without a slash at the end. */
  publicUrl: string
  metricsPort: number | undefined
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  authSecret: string | undefined
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  /** One-click identities without a password: only on loopback, only without an identity provider. */
  demoSignIn: boolean
  /** Absent means the real AWS, found the way every SDK finds it. */
  awsEndpoint: string | undefined
  /** Absolute path. */
  dataDir: string
  localAws: { port: number; timeScale: number }
  workerConcurrency: number
  /** Host name → the token that may read its repositories. */
  gitTokens: Record<string, string>
}

/** The portal's and the worker's: `npm start` hands both values down, alone they must be set. */
export type ProcessConfig = Config & { databaseUrl: string; authSecret: string }

/** Reads the configuration, or throws one `Problem` that lists everything wrong with it. */
export function readConfig(env: Environment = process.env): Config {
  const issues = unknownVariables(env)
  const given = withFiles(withoutEmpty(env), issues)
  const values = withoutMistakes(given, issues)
  const config = fromVariables(values)
  issues.push(...contradictions(values, config))
  if (issues.length > 0) throw misconfigured(issues)
  return config
}

/** For a process that was started alone, or by the supervisor, and cannot make its own database or secrets. */
export function readProcessConfig(env: Environment = process.env): ProcessConfig {
  const config = readConfig(env)
  const { databaseUrl, authSecret } = config
  if (databaseUrl && authSecret) return { ...config, databaseUrl, authSecret }
  const missing = [databaseUrl ? '' : 'DATABASE_URL', authSecret ? '' : 'AUTH_SECRET'].filter(Boolean)
  throw misconfigured(
    missing.map((name) => `${name} is not set. A process that runs alone needs it; npm start brings its own`),
  )
}

/** What the log of this process needs. Never throws: a process with a wrong configuration must be able to say so. */
export function readLogSettings(env: Environment = process.env): { level: string; secrets: (string | undefined)[] } {
  const level = variables.shape.LOG_LEVEL.safeParse(env.LOG_LEVEL || undefined)
  const database = env.DATABASE_URL && URL.canParse(env.DATABASE_URL) ? new URL(env.DATABASE_URL).password : undefined
  const tokens = Object.values(gitTokensIn(env.HADRON_GIT_TOKENS))
  return { level: level.data ?? 'info', secrets: [database, env.AUTH_SECRET, env.OIDC_CLIENT_SECRET, ...tokens] }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Notes every wrong value and goes on with its default, so that one message can name all mistakes. */
function withoutMistakes(given: Environment, issues: string[]): Values {
  const parsed = variables.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]))
  for (const [name, message] of wrong) issues.push(`${name} ${message}`)
  return variables.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))))
}

function fromVariables(given: Values): Config {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given
  const oidc = issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined
  const publicUrl = (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, '')
  return {
    databaseUrl: given.DATABASE_URL,
    host: given.HOST,
    port: given.PORT,
    publicUrl,
    metricsPort: given.METRICS_PORT,
    logLevel: given.LOG_LEVEL,
    authSecret: given.AUTH_SECRET,
    oidc,
    demoSignIn: !oidc && isLoopback(given.HOST) && isLoopback(new URL(publicUrl).hostname),
    awsEndpoint: given.AWS_ENDPOINT_URL_CLOUDFORMATION ?? given.AWS_ENDPOINT_URL,
    dataDir: path.resolve(given.HADRON_DATA),
    localAws: { port: given.HADRON_LOCAL_AWS_PORT, timeScale: given.HADRON_LOCAL_AWS_TIME_SCALE },
    workerConcurrency: given.HADRON_WORKER_CONCURRENCY,
    gitTokens: gitTokensIn(given.HADRON_GIT_TOKENS),
  }
}

const gitTokensIn = (text = '') =>
  Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const [host, token] = [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]
      return host && token ? [[host.toLowerCase(), token]] : []
    }),
  )

/** Values that are fine alone and wrong together. */
function contradictions(given: Values, config: Config): string[] {
  const oidc = [given.OIDC_ISSUER, given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET].filter(Boolean).length
  const ports = [config.port, config.localAws.port, config.metricsPort ?? 0]
  const open = !isLoopback(config.host)
  return [
    oidc === 1 || oidc === 2
      ? 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none'
      : '',
    new Set(ports).size < ports.length
      ? 'PORT, METRICS_PORT and HADRON_LOCAL_AWS_PORT must be three different ports'
      : '',
    open && !given.PUBLIC_URL
      ? `PUBLIC_URL must be set when HOST is ${config.host}: the address that people will type`
      : '',
    config.oidc || config.demoSignIn || oidc > 0
      ? ''
      : `${open ? `HOST ${config.host}` : `PUBLIC_URL ${config.publicUrl}`} can be reached from other machines, where signing in without a password is refused. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or stay on loopback (HOST=127.0.0.1, no PUBLIC_URL)`,
  ].filter(Boolean)
}

/** A misspelt variable that is ignored in silence is the most expensive kind of default. */
function unknownVariables(env: Environment): string[] {
  const known = [...Object.keys(variables.shape), ...fromFiles.map((name) => `${name}_FILE`)]
  return Object.keys(env)
    .filter((name) => name.startsWith('HADRON_') && !known.includes(name))
    .map(
      (name) =>
        `${name} is not a variable of Hadron. Known: ${known.filter((k) => k.startsWith('HADRON_')).join(', ')}`,
    )
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

function withFiles(env: Environment, issues: string[]): Environment {
  const read = { ...env }
  for (const name of fromFiles) {
    const file = env[`${name}_FILE`]
    if (!file) continue
    if (env[name]) issues.push(`${name} and ${name}_FILE are both set: keep one`)
    try {
      read[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      issues.push(`${name}_FILE cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return read
}

/** Known placeholders and keyboard runs have few different characters, or say what they are. */
function isHardToGuess(secret: string): boolean {
  return (
    secret.length >= 32 && new Set(secret).size >= 10 && !/change.?me|placeholder|example|your.?secret/i.test(secret)
  )
}

function misconfigured(issues: string[]): Problem {
  const list = issues.map((issue) => `  - ${issue}.`).join('\n')
  return new Problem(
    'BAD_REQUEST',
    `The configuration has ${issues.length === 1 ? 'a mistake' : `${issues.length} mistakes`}:\n${list}`,
    {
      reason: 'CONFIGURATION',
    },
  )
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readConfig, readLogSettings, readProcessConfig } from '../../server/config.ts'

const secret = 'q7Yx2mV9tLw4Zr8Ks1Nd6Hb3Jf5Gc0Pa'
const oidc = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'hadron', OIDC_CLIENT_SECRET: 's' }
const open = { HOST: '0.0.0.0', PUBLIC_URL: 'https://hadron.example.com/' }

test('nothing set means everything on this machine: own database, loopback, sign-in without a password', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    demoSignIn: true,
    awsEndpoint: undefined,
    dataDir: path.resolve('.hadron'),
    localAws: { port: 4566, timeScale: 1 },
  })
})

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('all mistakes are in one message, each with its variable and what to do', () => {
  const wrong = { PORT: 'eighty', AUTH_SECRET: 'changeme', OIDC_ISSUER: 'id.example.com', METRICS_PORT: '4566' }
  expect(() => readConfig(wrong)).toThrow(
    [
      'The configuration has 4 mistakes:',
      '  - PORT must be a port number.',
      '  - AUTH_SECRET must be 32 random characters or more: openssl rand -base64 48.',
      '  - OIDC_ISSUER must be a URL such as https://hadron.example.com.',
      '  - PORT, METRICS_PORT and HADRON_LOCAL_AWS_PORT must be three different ports.',
    ].join('\n'),
  )
})

test('a misspelt variable of ours is refused, and the known ones are named', () => {
  expect(() => readConfig({ HADRON_TIMESCALE: '1' })).toThrow(
    /HADRON_TIMESCALE is not a variable of Hadron\. Known: .*HADRON_LOCAL_AWS_TIME_SCALE/,
  )
})

test.each([
  ['32 characters that are all alike', 'a'.repeat(40)],
  ['a known placeholder', 'change-me-1234567890-abcdefghijklmnop'],
  ['fewer than 32 characters', secret.slice(0, 31)],
])('refuses as AUTH_SECRET %s', (_, value) => {
  expect(() => readConfig({ AUTH_SECRET: value })).toThrow('AUTH_SECRET must be 32 random characters')
})

test('a portal that other machines can reach needs an identity provider and its own address', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow('The configuration has 2 mistakes')
  expect(() => readConfig(open)).toThrow('HOST 0.0.0.0 can be reached from other machines')
  expect(readConfig({ ...open, ...oidc })).toMatchObject({
    demoSignIn: false,
    publicUrl: 'https://hadron.example.com',
    oidc: { issuer: 'https://id.example.com' },
  })
})

test('a proxy in front of loopback does not open the sign-in without a password to the world', () => {
  expect(() => readConfig({ PUBLIC_URL: 'https://hadron.example.com' })).toThrow('where signing in without a password')
})

test('half an identity provider is refused', () => {
  expect(() => readConfig({ OIDC_ISSUER: oidc.OIDC_ISSUER })).toThrow('go together: set all three or none')
})

test('an identity provider turns the demo identities off, on loopback too', () => {
  expect(readConfig(oidc).demoSignIn).toBe(false)
})

test('a secret may come from a file, but not from two places', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hadron-config-'))
  const file = path.join(folder, 'secret')
  writeFileSync(file, `${secret}\n`)
  expect(readConfig({ AUTH_SECRET_FILE: file }).authSecret).toBe(secret)
  expect(() => readConfig({ AUTH_SECRET_FILE: file, AUTH_SECRET: secret })).toThrow('are both set: keep one')
  expect(() => readConfig({ AUTH_SECRET_FILE: `${file}-gone` })).toThrow('AUTH_SECRET_FILE cannot be read')
  rmSync(folder, { recursive: true })
})

test('a process that runs alone says which of the two it misses', () => {
  expect(() => readProcessConfig({ AUTH_SECRET: secret })).toThrow('DATABASE_URL is not set')
  expect(readProcessConfig({ AUTH_SECRET: secret, DATABASE_URL: 'postgres://h@localhost/h' }).authSecret).toBe(secret)
})

test('the settings of the log never fail, and know what to hide', () => {
  const settings = readLogSettings({ LOG_LEVEL: 'loud', DATABASE_URL: 'postgres://h:hunter2hunter2@localhost/h' })
  expect(settings).toEqual({ level: 'info', secrets: ['hunter2hunter2', undefined, undefined] })
})

test('tokens of git hosts are read by host, also from a file', () => {
  expect(readConfig({ HADRON_GIT_TOKENS: 'git.example.com=abc=, Other.example=def' }).gitTokens).toEqual({
    'git.example.com': 'abc=',
    'other.example': 'def',
  })
  expect(() => readConfig({ HADRON_GIT_TOKENS: 'abc' })).toThrow('HADRON_GIT_TOKENS must be HOST=TOKEN')
  expect(() => readConfig({ HADRON_GIT_TOKENS_FILE: '/nowhere' })).toThrow('HADRON_GIT_TOKENS_FILE cannot be read')
})

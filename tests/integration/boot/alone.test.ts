import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from '../../../server/boot/bundle.mjs'

test.each(['worker', 'portal', 'migrate'])(
  'npm run %s without a database says what it misses and ends with code 78',
  (name) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' as const }
    const { status, stderr } = spawnSync('npm', ['run', '--silent', name], { cwd: root, env, encoding: 'utf8' })
    expect(stderr).toContain('DATABASE_URL is not set')
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(78)
  },
)

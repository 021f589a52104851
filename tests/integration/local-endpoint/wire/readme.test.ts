import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../../server/boot/bundle.mjs'
import { ROUTES } from '../../../../server/cloudformation/local/control/routes.ts'
import { testEndpoint } from '../endpoint.ts'
import { run } from './curl.ts'

const readme = readFileSync(path.join(root, 'server/cloudformation/local/README.md'), 'utf8')
const lines = readme.split('\n').filter((line) => line.startsWith('curl '))
const hasCurl = spawnSync('curl', ['--version']).status === 0

if (!hasCurl) console.warn('skipped: curl is not on this machine (curl --version)')

describe.skipIf(!hasCurl)('every line with curl in the README works as it stands there', () => {
  const endpoint = testEndpoint()

  test('there are lines', () => expect(lines.length).toBeGreaterThan(30))

  test.each(lines)('%s', async (line) => {
    const here = line
      .replace('127.0.0.1:4566', new URL(endpoint.url()).host)
      .replace(/^curl/, 'curl -sS --fail-with-body')
    expect(await run(here, endpoint.dataDir)).toMatchObject({ code: 0 })
  })
})

test('every route of the control interface has a line with curl in the README', () => {
  const settable = Object.keys(ROUTES).filter((route) => !route.startsWith('GET '))
  const missing = settable.filter((route) => {
    const [method = '', name = ''] = route.split(' ')
    return !lines.some((line) => line.includes(`-X ${method} `) && line.includes(`/_hadron/${name}`))
  })
  expect(missing).toEqual([])
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../server/boot/bundle.mjs'
import { type Lockfile, unresolvedOptional } from '../../server/boot/complete-lockfile.mjs'

const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lockfile
const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8')

test('npm ci works everywhere: no optional package of another platform is missing (npm run lockfile:complete)', () => {
  expect(unresolvedOptional(lockfile)).toEqual([])
})

test('the lockfile names no registry, so that every mirror will do', () => {
  expect(text).not.toContain('"resolved": "http')
})

/** Below these versions lie known vulnerabilities that concern how Hadron uses the package. */
const minimums = {
  handlebars: '4.7.10',
  'js-yaml': '4.3.2',
  next: '16.3.8',
  'next-auth': '4.24.15',
  '@trpc/server': '11.8.0',
  'drizzle-orm': '0.45.2',
}

test.each(Object.entries(minimums))('%s is %s or later, wherever it is installed', (name, minimum) => {
  const installed = versionsOf(name)
  expect(installed.length).toBeGreaterThan(0)
  expect(installed.filter((version) => isBefore(version, minimum))).toEqual([])
})

test.each(['nunjucks', 'vm2', 'simple-git', 'isolated-vm', 'tar'])('%s is not installed', (name) => {
  expect(versionsOf(name)).toEqual([])
})

function versionsOf(name: string): string[] {
  return Object.entries(lockfile.packages)
    .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
    .map(([, { version = '' }]) => version)
}

function isBefore(version: string, minimum: string): boolean {
  return version.localeCompare(minimum, undefined, { numeric: true }) < 0
}

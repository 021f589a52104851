import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderJinja } from '../../../../server/rendering/child/jinja/engine.ts'

type Case = [source: string, expected: string | { error: string; line?: number }]

const folder = path.join(import.meta.dirname, 'batteries')

/** What Python's Jinja2 made of each template; `tests/support/jinja-oracle.py` writes the files. */
describe.each(readdirSync(folder))('as Jinja2 renders it: %s', (file) => {
  const [head = '', ...lines] = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n')
  // As it is written: JSON.parse would take 80.0 for 80.
  const names = head.slice('{"names": '.length, -1)
  const cases = lines.map((line) => JSON.parse(line) as Case)

  test.each(cases)('%s', (source, expected) => {
    const result = renderJinja({ engine: 'jinja', file, source, partials: {}, names })
    if (result.ok) return expect(result.text).toBe(expected)
    const { code: error, line, message } = result.problem
    expect({ error, line }, message).toMatchObject(expected as object)
  })
})

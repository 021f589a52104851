import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderJinja } from '../../../../server/rendering/child/jinja/engine.ts'

interface Battery {
  names: Record<string, unknown>
  floats?: string[]
  cases: [source: string, expected: string | { error: string }][]
}

const folder = path.join(import.meta.dirname, 'batteries')

/** What Python's Jinja2 made of each template; `tests/support/jinja-oracle.py` writes the files. */
describe.each(readdirSync(folder))('as Jinja2 renders it: %s', (file) => {
  const { names, floats, cases } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Battery

  test.each(cases)('%s', (source, expected) => {
    const result = renderJinja({ engine: 'jinja', file, source, partials: {}, names, floats })
    const got = result.ok ? result.text : { error: result.problem.code }
    expect(got, result.ok ? '' : result.problem.message).toEqual(expected)
  })
})

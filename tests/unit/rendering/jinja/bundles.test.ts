import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { renderJinja } from '../../../../server/rendering/child/jinja/engine.ts'

const bundles = path.join(import.meta.dirname, 'bundles')

test.each(readdirSync(bundles))(
  'a template in the style of Proton’s samples is byte for byte what Jinja2 makes of it: %s',
  (name) => {
    const read = (file: string) => readFileSync(path.join(bundles, name, file), 'utf8')
    const source = read('template.jinja')
    const names = JSON.parse(read('names.json')) as Record<string, unknown>
    const result = renderJinja({ engine: 'jinja', file: `${name}/template.jinja`, source, partials: {}, names })
    expect(result).toMatchObject({ ok: true, text: read('rendered.txt') })
  },
)

import { expect, test } from 'vitest'
import { renderHandlebars } from '../../../server/rendering/child/handlebars/engine.ts'
import { request } from './request.ts'

/** Names given as JSON text, as `hadron render` gives them. */
const rendered = (source: string, names: string) => renderHandlebars({ ...request(source), names })

test.each([
  ['{{#each m}}{{@key}}={{this}};{{/each}}', '{"m":{"10":1,"9":2,"a":3}}', '10=1;9=2;a=3;'],
  ['{{yaml m}}', '{"m":{"10":{"2":1,"1":2},"9":[3]}}', '{"10":{"2":1,"1":2},"9":[3]}'],
  [
    'a: {{n}}\nb: {{yaml n}}\nc: {{json l}}',
    '{"n":12345678901234567890,"l":[9007199254740993]}',
    'a: 12345678901234567890\nb: 12345678901234567890\nc: [9007199254740993]',
  ],
  ['{{f}} {{g}}', '{"f":80.5,"g":1e2}', '80.5 100'],
  ['{{length m}}', '{"m":{"__proto__":{"x":1},"constructor":"c"}}', '2'],
])('%s with %s', (source, names, text) => {
  expect(rendered(source, names)).toMatchObject({ ok: true, text })
})

test('a name of a prototype is forbidden, even when the names hold it', () => {
  const answer = rendered('{{m.constructor}}', '{"m":{"constructor":1}}')
  expect(answer).toMatchObject({ ok: false, problem: { code: 'TEMPLATE_FORBIDDEN' } })
})

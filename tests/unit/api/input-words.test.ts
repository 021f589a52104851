import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { speakPlainly } from '../../../server/api/input-words.ts'

beforeAll(() => void speakPlainly())
afterAll(() => void z.config({ customError: undefined }))

const Schema = z.strictObject({
  name: z.string().max(3),
  count: z.number().int().min(1).optional(),
  view: z.enum(['all', 'mine']).optional(),
  code: z.string().regex(/^\d+$/, 'Write digits.').optional(),
})
const said = (input: unknown) => Schema.safeParse(input).error?.issues.map(({ message }) => message)

test.each([
  [{}, 'is missing.'],
  [{ name: 5 }, 'must be text.'],
  [{ name: 'long' }, 'is too large; at most 3 characters.'],
  [{ name: 'a', count: 0 }, 'is too small; at least 1.'],
  [{ name: 'a', view: 'x' }, 'must be one of all, mine.'],
  [{ name: 'a', colour: 1 }, 'A field that nobody knows: colour.'],
  [{ name: 'a', code: 'x' }, 'Write digits.'],
])('%j is answered with what is expected: %s', (input, sentence) => {
  expect(said(input)).toEqual([sentence])
})

import { expect, test } from 'vitest'
import { maxBodyBytes, readBody, refuseForeignPage } from '../../../app/api/trpc/admission.ts'

const publicUrl = 'https://hadron.example.com'
const post = (headers: Record<string, string>, body = '{}') =>
  new Request('http://10.0.0.7:3000/api/trpc/rollouts.pause', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: '10.0.0.7:3000', ...headers },
    body,
  })

test.each([
  ['our own page', { origin: publicUrl, 'sec-fetch-site': 'same-origin' }],
  ['our own page by its inner address', { origin: 'http://10.0.0.7:3000', 'sec-fetch-site': 'same-origin' }],
  ['a program', {}],
])('a call from %s is let in', (_, headers) => {
  expect(() => refuseForeignPage(post(headers), publicUrl)).not.toThrow()
})

test.each([
  ['a page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a page on another port of this machine', { origin: 'http://10.0.0.7:3001', 'sec-fetch-site': 'same-site' }],
  ['a browser that says only the origin', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
])('a call from %s is refused', (_, headers) => {
  expect(() => refuseForeignPage(post(headers), publicUrl)).toThrow(/may not call Hadron/)
})

test('a form cannot change anything', () => {
  const form = post({ 'content-type': 'application/x-www-form-urlencoded' })
  expect(() => refuseForeignPage(form, publicUrl)).toThrow(/application\/json/)
})

test('a body is read whole up to 1 MiB, and refused beyond it', async () => {
  const largest = 'x'.repeat(maxBodyBytes)
  await expect(readBody(post({}, largest))).resolves.toBe(largest)
  await expect(readBody(post({}, `${largest}x`))).rejects.toThrow(/at most 1048576/)
})

test('a character that is cut between two pieces survives', async () => {
  const bytes = new TextEncoder().encode('"ü"')
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(bytes.slice(0, 2))
      stream.enqueue(bytes.slice(2))
      stream.close()
    },
  })
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  await expect(readBody(request)).resolves.toBe('"ü"')
})

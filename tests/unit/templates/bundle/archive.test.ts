import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../../server/errors.ts'
import { readArchive } from '../../../../server/templates/bundle/archive/archive.ts'
import { checkFiles } from '../../../../server/templates/bundle/archive/files.ts'

type Header = Parameters<ReturnType<typeof pack>['entry']>[0]
type Entry = [Header | string, (string | Buffer)?]

async function tar(entries: Entry[]): Promise<Buffer> {
  const stream = pack()
  for (const [header, content = ''] of entries)
    stream.entry(typeof header === 'string' ? { name: header } : header, content)
  stream.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

const archive = async (...entries: Entry[]) => gzipSync(await tar(entries))

async function refusal(upload: Buffer | Readable) {
  const outcome = await readArchive(upload).then(
    (files) => files.map(({ path }) => path),
    (cause: unknown) => cause,
  )
  if (!(outcome instanceof Problem)) throw new Error(`not refused: ${String(outcome)}`)
  return outcome
}

test('reads the files of an archive, from memory or from a stream', async () => {
  const bytes = await archive(
    ['./schema/schema.yaml', 'a: 1'],
    [{ name: 'infrastructure/', type: 'directory' }],
    ['README.md', '\ufeffü'],
  )
  const expected = [
    { path: 'schema/schema.yaml', content: 'a: 1' },
    { path: 'README.md', content: 'ü' },
  ]
  expect(await readArchive(bytes)).toEqual(expected)
  expect(await readArchive(Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]))).toEqual(expected)
})

test('ignores what macOS and archivers leave behind', async () => {
  const files = await readArchive(
    await archive(['a.yaml', 'x'], ['._a.yaml', 'x'], ['b/.DS_Store', 'x'], ['__MACOSX/a', 'x']),
  )
  expect(files.map(({ path }) => path)).toEqual(['a.yaml'])
})

test('long names and pax headers are read like any other', async () => {
  const name = `${'n'.repeat(120)}/ü.yaml`
  const stream = await archive([{ name, pax: { comment: 'x' } }, 'x'])
  expect((await readArchive(stream)).map(({ path }) => path)).toEqual([name])
})

describe('what is not a .tar.gz is named', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'BUNDLE_EMPTY', 'The upload is empty.'],
    ['a zip', Buffer.from('504b030414000000', 'hex'), 'BUNDLE_FORMAT', 'starts with a ZIP signature'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'BUNDLE_FORMAT', 'starts with a PNG signature'],
    ['an error page', Buffer.from('<!DOCTYPE html><p>'), 'BUNDLE_FORMAT', 'starts with an HTML page'],
    ['plain text', Buffer.from('hello'), 'BUNDLE_FORMAT', 'starts with plain text'],
    ['text in gzip', gzipSync('x'.repeat(2000)), 'BUNDLE_CORRUPT', 'The archive is damaged'],
    ['an empty archive', gzipSync(Buffer.alloc(1024)), 'BUNDLE_EMPTY', 'The upload holds no files.'],
  ])('%s', async (_, bytes, reason, message) => {
    const problem = await refusal(bytes)
    expect(problem.reason).toBe(reason)
    expect(problem.message).toContain(message)
  })

  test('a tar that is not compressed', async () => {
    expect((await refusal(await tar([['a', 'x']]))).message).toContain('a tar header that is not compressed')
  })
})

describe('broken archives', () => {
  test('cut off anywhere', async () => {
    const whole = await archive(['a.yaml', randomBytes(20_000).toString('base64')])
    for (const part of [0.2, 0.5, 0.9, 0.999]) {
      expect((await refusal(whole.subarray(0, whole.length * part))).reason).toBe('BUNDLE_TRUNCATED')
    }
  })

  test('a wrong checksum, and garbage after the end', async () => {
    const whole = await archive(['a.yaml', 'x'])
    const changed = Buffer.from(whole)
    changed.writeUInt32LE(0, whole.length - 8)
    expect((await refusal(changed)).reason).toBe('BUNDLE_CORRUPT')
    expect((await refusal(Buffer.concat([whole, Buffer.from('garbage')]))).reason).toBe('BUNDLE_CORRUPT')
  })

  test('a tar without its end', async () => {
    const whole = await tar([['a.yaml', 'x'.repeat(2000)]])
    expect((await refusal(gzipSync(whole.subarray(0, 1000)))).reason).toBe('BUNDLE_TRUNCATED')
  })

  test('a negative and a huge declared size', async () => {
    for (const size of ['77777777777\0', '-0000000001\0']) {
      const bytes = await tar([['a.yaml', 'x']])
      bytes.write(size, 124, 'latin1')
      bytes.write(`${checksum(bytes).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
      expect((await refusal(gzipSync(bytes))).reason).toMatch(/BUNDLE_(CORRUPT|TOO_LARGE|TRUNCATED)/)
    }
  })
})

function checksum(header: Buffer): number {
  return header.subarray(0, 512).reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

describe('too much', () => {
  test('more than 10 MB is not read any further', async () => {
    let read = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          read++
          yield Buffer.alloc(1_048_576)
        }
      })(),
    )
    const problem = await refusal(endless)
    expect(problem).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      reason: 'BUNDLE_TOO_LARGE',
      message: '11.0 MB; the limit is 10 MB. Leave out what is not a template.',
    })
    expect(read).toBeLessThan(20)
  })

  test('a bomb of zeros is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1_048_576), { level: 1 })
    expect((await refusal(bomb)).reason).toMatch(/BUNDLE_(EXPANDS|EMPTY)/)
  })

  test('large files that compress well', async () => {
    const files = Array.from({ length: 21 }, (_, i): Entry => [`f${i}`, Buffer.alloc(1_048_576, 'x')])
    expect((await refusal(await archive(...files))).reason).toBe('BUNDLE_EXPANDS')
    expect((await refusal(await archive(['big.yaml', Buffer.alloc(1_100_000, 'x')]))).message).toBe(
      'big.yaml is 1.0 MB; a file may be 1 MB.',
    )
  })

  test('five thousand empty files', async () => {
    const files = Array.from({ length: 5_000 }, (_, i): Entry => [`f${i}`])
    const bytes = await archive(...files)
    expect((await refusal(bytes)).reason).toBe('BUNDLE_TOO_MANY_FILES')
  })

  test('gzip in a thousand members keeps the same limits', async () => {
    const member = gzipSync(Buffer.alloc(1_048_576))
    expect((await refusal(Buffer.concat(Array.from({ length: 1000 }, () => member)))).reason).toMatch(
      /BUNDLE_(EXPANDS|CORRUPT)/,
    )
  })
})

describe('paths stay inside the bundle', () => {
  test.each([
    '../../etc/cron.d/x',
    '/etc/passwd',
    'C:\\x',
    'C:/x',
    'a\\..\\b',
    'a/../b',
    'a//b',
    'a/./b',
    'a\nb',
    'x'.repeat(5000),
    'a/b/c/d/e/f/g/h/i/j.yaml',
    'a\u202eb',
  ])('%j', async (name) => {
    const problem = await refusal(await archive([name, 'x']))
    expect(problem.reason).toBe('BUNDLE_PATH')
    expect(problem.message).toMatch(/^Unsafe path ".*": .*\. Paths must stay inside the bundle\.$/)
  })

  test('a pax path with a NUL', async () => {
    expect((await refusal(await archive([{ name: 'a', pax: { path: 'a\0b' } }, 'x']))).reason).toBe('BUNDLE_PATH')
  })

  test.each([
    ['symlink', 'Symbolic links are not allowed: schema/link. Pack regular files.'],
    ['link', 'Hard links are not allowed: schema/link. Pack regular files.'],
    ['fifo', 'Named pipes are not allowed: schema/link. Pack regular files.'],
    ['character-device', 'Devices are not allowed: schema/link. Pack regular files.'],
  ] as const)('no %s', async (type, message) => {
    const problem = await refusal(await archive([{ name: 'schema/link', type, linkname: '/etc/passwd' }]))
    expect(problem).toMatchObject({ reason: 'BUNDLE_ENTRY_TYPE', message })
  })

  test.each([
    ['a.yaml', 'a.yaml'],
    ['A.yaml', 'a.yaml'],
    ['straße.yaml', 'STRASSE.yaml'],
    ['\u00e9.yaml', 'e\u0301.yaml'],
  ])('%s and %s are one file on some machines', async (one, other) => {
    expect((await refusal(await archive([one, 'x'], [other, 'y']))).reason).toBe('BUNDLE_DUPLICATE_PATH')
  })
})

describe('files are text', () => {
  test.each([
    [
      Buffer.from([0x61, 0xff, 0x62]),
      'schema.yaml is not UTF-8 text (byte 0xFF at offset 1). Save it as UTF-8; bundles hold text files only.',
    ],
    [
      Buffer.from('\ufeffa: 1', 'utf16le'),
      'schema.yaml is not UTF-8 text (byte 0xFF at offset 0). Save it as UTF-8; bundles hold text files only.',
    ],
    [
      Buffer.from('a\0b'),
      'schema.yaml is not UTF-8 text (a NUL character at offset 1). Save it as UTF-8; bundles hold text files only.',
    ],
  ])('%j', (content, message) => {
    expect(() => checkFiles([{ path: 'schema.yaml', content }])).toThrow(message)
  })
})

test('a folder is held to the same rules as an archive', () => {
  const file = (path: string, content = 'x') => ({ path, content: Buffer.from(content) })
  expect(() => checkFiles([file('../x')])).toThrow('Paths must stay inside the bundle')
  expect(() => checkFiles([file('a'), file('A')])).toThrow('are the same file on some machines')
  expect(() => checkFiles([])).toThrow('The upload holds no files.')
  expect(() => checkFiles(Array.from({ length: 501 }, (_, i) => file(`f${i}`)))).toThrow('More than 500 files')
})

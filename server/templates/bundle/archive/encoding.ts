import { Problem } from '../../../errors.ts'

/** The text of a file, which must be UTF-8. A byte order mark is accepted and dropped. */
export function decodeText(path: string, bytes: Uint8Array): string {
  const text = decodeUtf8(path, bytes)
  const nul = text.indexOf('\0')
  if (nul !== -1) throw notText(path, `a NUL character at offset ${nul}`)
  if (/[\ud800-\udfff]/u.test(text)) throw notText(path, 'half of a surrogate pair')
  return text.replace(/^\ufeff/, '')
}

function decodeUtf8(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // TextDecoder does not say where; only a file that is refused is searched.
    const offset = firstBadByte(bytes)
    const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    throw notText(path, `byte 0x${byte} at offset ${offset}`)
  }
}

function firstBadByte(bytes: Uint8Array): number {
  let offset = 0
  while (offset < bytes.length) {
    const length = sequenceLength(bytes[offset] ?? 0)
    const following = bytes.subarray(offset + 1, offset + length)
    if (length === 0 || following.length < length - 1 || following.some((byte) => byte >> 6 !== 0b10)) return offset
    offset += length
  }
  return 0
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first < 0xe0) return 2
  if (first >= 0xe0 && first < 0xf0) return 3
  return first >= 0xf0 && first < 0xf5 ? 4 : 0
}

const notText = (path: string, where: string) =>
  new Problem('BAD_REQUEST', `${path} is not UTF-8 text (${where}). Save it as UTF-8; bundles hold text files only.`, {
    reason: 'FILE_ENCODING',
    at: path,
  })

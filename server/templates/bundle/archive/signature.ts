import { Problem } from '../../../errors.ts'

const signatures: [string, string][] = [
  ['504b0304', 'a ZIP signature'],
  ['504b0506', 'a ZIP signature'],
  ['89504e47', 'a PNG signature'],
  ['25504446', 'a PDF signature'],
  ['425a68', 'a bzip2 signature'],
  ['fd377a585a00', 'an xz signature'],
  ['28b52ffd', 'a Zstandard signature'],
  ['377abcaf271c', 'a 7-Zip signature'],
  ['7f454c46', 'an ELF signature'],
  ['ffd8ff', 'a JPEG signature'],
]

/** Refuses what is not gzip, and says what it is instead. */
export function refuseFormat(bytes: Buffer) {
  if (bytes.length === 0) throw new Problem('BAD_REQUEST', 'The upload is empty.', { reason: 'BUNDLE_EMPTY' })
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return
  const start = bytes.subarray(0, 8).toString('hex')
  const known = signatures.find(([signature]) => start.startsWith(signature))?.[1]
  const message = `Expected a .tar.gz archive; the file starts with ${known ?? describeText(bytes)}. Pack it with tar -czf.`
  throw new Problem('BAD_REQUEST', message, { reason: 'BUNDLE_FORMAT' })
}

function describeText(bytes: Buffer): string {
  const start = bytes.subarray(0, 64).toString('latin1').trimStart()
  if (/^<!doctype html|^<html/i.test(start)) return 'an HTML page'
  if (bytes.subarray(257, 262).toString('latin1') === 'ustar') return 'a tar header that is not compressed'
  return /^[\x20-\x7e\s]+$/.test(start) ? 'plain text' : 'unknown bytes'
}

import type { IncomingHttpHeaders } from 'node:http'
import type { World } from '../../state/world.ts'
import type { Caller } from '../../wire/caller.ts'
import type { Answer } from '../../wire/exchange.ts'

/** A request to S3, its bucket and key found. */
export type S3Request = {
  world: World
  caller: Caller
  method: string
  bucket: string
  key: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** As it was sent; objects come through `sentBytes`. */
  body: Buffer
}

/** An operation of S3 by the name AWS gives it, for the log of calls. */
export type S3Operation = { name: string; perform(request: S3Request): Answer; reads?: boolean }

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'

export function xmlAnswer(root: string, content: string, status = 200): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">${content}</${root}>`
  return { status, type: 'application/xml', body }
}

export function emptyAnswer(status: number, headers?: Record<string, string>): Answer {
  return { status, type: 'application/xml', body: '', headers }
}

/** Text for XML. Keys may hold anything but what XML cannot say at all. */
export function safe(text: string): string {
  return text
    .replace(/[\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\p{Cc}"]/gu, (char) => `&#${char.codePointAt(0)};`)
}

/** The texts of all elements of a name in a small XML document. */
export function textsIn(xml: string, element: string): string[] {
  const found = xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))
  return [...found].map(([, text = '']) =>
    text.replace(/&(?:#(x?)([0-9a-fA-F]+)|(\w+));/g, (all, hex, code, name) =>
      code ? codePoint(Number.parseInt(code, hex ? 16 : 10), all) : (ENTITIES[name] ?? all),
    ),
  )
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function codePoint(code: number, otherwise: string): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : otherwise
}

/** SDKs send a body in signed chunks, each with its size in front, when they add a checksum at its end. */
export function sentBytes({ headers, body }: Pick<S3Request, 'headers' | 'body'>): Buffer {
  if (headers['x-amz-decoded-content-length'] === undefined) return body
  const pieces: Buffer[] = []
  let at = 0
  while (at < body.length) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, lineEnd === -1 ? body.length : lineEnd), 16)
    if (lineEnd === -1 || !(size > 0)) break
    pieces.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(pieces)
}

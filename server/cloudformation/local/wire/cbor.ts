import { AwsError } from './aws-error.ts'

const MAX_DEPTH = 64

/** Writes what the binary protocol of CloudWatch needs: maps, lists, texts, numbers, truths and times. */
export function encodeCbor(value: unknown): Buffer {
  if (value === null || value === undefined) return Buffer.from([0xf6])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4])
  if (typeof value === 'number') return encodeNumber(value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  // Tag 1: seconds since 1970.
  if (value instanceof Date) return Buffer.concat([Buffer.from([0xc1]), encodeDouble(value.getTime() / 1000)])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)])
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([name, item]) => [name, item].map(encodeCbor))])
}

function encodeNumber(value: number): Buffer {
  if (!Number.isSafeInteger(value)) return encodeDouble(value)
  return value >= 0 ? head(0, value) : head(1, -1 - value)
}

function encodeDouble(value: number): Buffer {
  const bytes = Buffer.alloc(9, 0xfb)
  bytes.writeDoubleBE(value, 1)
  return bytes
}

function head(major: number, size: number): Buffer {
  const kind = major << 5
  if (size < 24) return Buffer.from([kind | size])
  const bytes = Buffer.alloc(9)
  if (size < 0x1_00_00_00_00) {
    bytes[0] = kind | 26
    bytes.writeUInt32BE(size, 1)
    return bytes.subarray(0, 5)
  }
  bytes[0] = kind | 27
  bytes.writeBigUInt64BE(BigInt(size), 1)
  return bytes
}

/** Reads one value; refuses what is broken, too deep or of another kind. */
export function decodeCbor(bytes: Buffer): unknown {
  try {
    return read({ bytes, at: 0 }, 0)
  } catch (error) {
    if (error instanceof RangeError) throw broken()
    throw error
  }
}

type Reader = { bytes: Buffer; at: number }

function read(reader: Reader, depth: number): unknown {
  if (depth > MAX_DEPTH) throw broken()
  const first = reader.bytes.readUInt8(reader.at)
  reader.at += 1
  const [major, small] = [first >> 5, first & 31]
  if (major === 7) return readSimple(reader, small)
  const isEndless = small === 31
  if (major === 4 || major === 5) {
    const size = isEndless ? Number.POSITIVE_INFINITY : readSize(reader, small)
    return major === 4 ? readList(reader, size, depth) : readMap(reader, size, depth)
  }
  if (isEndless) throw broken()
  const size = readSize(reader, small)
  if (major === 0) return size
  if (major === 1) return -1 - size
  if (major === 6) return read(reader, depth + 1)
  const end = reader.at + size
  if (end > reader.bytes.length) throw broken()
  const content = reader.bytes.subarray(reader.at, end)
  reader.at = end
  return major === 3 ? content.toString() : content
}

function readSize(reader: Reader, small: number): number {
  if (small < 24) return small
  const width = { 24: 1, 25: 2, 26: 4, 27: 8 }[small]
  if (width === undefined) throw broken()
  const { bytes, at } = reader
  reader.at += width
  return width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, width)
}

function readSimple(reader: Reader, small: number): unknown {
  if (small === 20 || small === 21) return small === 21
  if (small === 22 || small === 23) return undefined
  const { bytes, at } = reader
  if (small === 26) {
    reader.at += 4
    return bytes.readFloatBE(at)
  }
  if (small !== 27) throw broken()
  reader.at += 8
  return bytes.readDoubleBE(at)
}

function readList(reader: Reader, size: number, depth: number): unknown[] {
  const list: unknown[] = []
  while (list.length < size && !ended(reader, size)) list.push(read(reader, depth + 1))
  return list
}

function readMap(reader: Reader, size: number, depth: number): Record<string, unknown> {
  const map: Record<string, unknown> = Object.create(null)
  for (let count = 0; count < size && !ended(reader, size); count += 1) {
    const name = read(reader, depth + 1)
    if (typeof name !== 'string') throw broken()
    map[name] = read(reader, depth + 1)
  }
  return map
}

/** A list or map without a size goes on to a mark of its own. */
function ended(reader: Reader, size: number): boolean {
  if (Number.isFinite(size) || reader.bytes.readUInt8(reader.at) !== 0xff) return false
  reader.at += 1
  return true
}

function broken(): AwsError {
  return new AwsError('SerializationException', 'The body is not CBOR.')
}

import { TemplateError } from '../template.ts'
import { isUnknown, scalarText, unknown } from '../unknown.ts'
import type { Intrinsic } from './intrinsic.ts'

const ARGUMENTS =
  'Template error: every Fn::Cidr object requires two or three parameters: an IP block, the number of blocks (1 to 256) and, optionally, the number of subnet bits'

/** Cuts an address block into blocks of 2^bits addresses. */
export const cidr: Intrinsic = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 3) throw new TemplateError(ARGUMENTS)
  const values = argument.map((item) => evaluate(item))
  const waiting = values.find(isUnknown)
  if (waiting) return unknown(waiting.sources)
  const [block = '', count = '', bits] = values.map(scalarText)
  return subnets(block, Number(count), bits === undefined ? undefined : Number(bits))
}

function subnets(block: string, count: number, bits: number | undefined): string[] {
  const [address = '', prefixText = ''] = block.split('/')
  const wide = address.includes(':')
  const width = wide ? 128 : 32
  const prefix = Number(prefixText)
  const start = wide ? readIpv6(address) : readIpv4(address)
  const size = bits ?? (wide ? 64 : 8)
  const fits = Number.isInteger(count) && count >= 1 && count <= 256 && Number.isInteger(size) && size >= 1
  if (start === undefined || prefixText === '' || !Number.isInteger(prefix) || !fits) throw new TemplateError(ARGUMENTS)
  const length = width - size
  if (length < prefix || BigInt(count) > 1n << BigInt(length - prefix)) {
    throw new TemplateError(`Template error: Fn::Cidr cannot take ${count} blocks of /${length} out of ${block}`)
  }
  const base = (start >> BigInt(width - prefix)) << BigInt(width - prefix)
  const write = wide ? writeIpv6 : writeIpv4
  return Array.from({ length: count }, (_, index) => `${write(base + (BigInt(index) << BigInt(size)))}/${length}`)
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
}

function writeIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
}

function readIpv6(text: string): bigint | undefined {
  const [head = '', tail] = text.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array.from({ length: Math.max(gap, 0) }, () => '0'), ...right]
  if (groups.length !== 8 || groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

/** The shortest form: the longest run of zero groups becomes `::`. */
function writeIpv6(value: bigint): string {
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => ((value >> shift) & 0xffffn).toString(16))
  const text = groups.join(':')
  const runs = text.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? []
  const longest = runs.sort((a, b) => b.length - a.length)[0]
  return longest === undefined
    ? text
    : text
        .replace(longest, longest.startsWith(':') ? ':' : '::')
        .replace(/:$/, '::')
        .replace(':::', '::')
}

import { bundleLimits } from './limits.ts'

/** Why a path may not be in a bundle; undefined when it may. Bundles never touch a disk, but people unpack them. */
export function badPath(path: string): string | undefined {
  if (path === '') return 'it is empty'
  if (path.length > bundleLimits.pathCharacters) return `it is longer than ${bundleLimits.pathCharacters} characters`
  if (controls.test(path)) return 'it holds a control character'
  if (path.includes('\\')) return 'it holds a backslash'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'it is absolute'
  const parts = path.split('/')
  if (parts.includes('..') || parts.includes('.') || parts.includes('')) return 'it holds an empty, "." or ".." part'
  if (parts.length > bundleLimits.pathDepth) return `it is deeper than ${bundleLimits.pathDepth} folders`
  return /[\ud800-\udfff]/u.test(path) ? 'it is not Unicode text' : undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]/

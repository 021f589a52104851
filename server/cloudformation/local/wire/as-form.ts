import type { Input } from './form.ts'

/** What came in another protocol, as the tree that a form is read into: lists become numbered members. */
export function asForm(value: object): Input {
  const entries = Array.isArray(value) ? value.map((item, index) => [`${index + 1}`, item]) : Object.entries(value)
  return Object.fromEntries(
    entries
      .filter(([, item]) => item !== undefined && item !== null)
      .map(([name, item]) => [name, typeof item === 'object' ? asForm(item) : String(item)]),
  )
}

/**
 * The line of a rendered text at which a path is written: each step is looked for below the one before it.
 * Undefined when a step is not there, as in text that is one line of JSON.
 */
export function lineOf(body: string, steps: string[]): number | undefined {
  const lines = body.split('\n')
  let at = 0
  for (const step of steps) {
    const key = new RegExp(`(^|[\\s"'{,-])${step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(["']?\\s*:|["'\\s,}\\]]|$)`)
    const found = lines.slice(at).findIndex((line) => key.test(line))
    if (found < 0) return undefined
    at += found
  }
  return at + 1
}

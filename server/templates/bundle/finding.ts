/** Something to say about a bundle. Only errors keep it from being published. */
export interface Finding {
  severity: 'error' | 'warning' | 'info'
  /** Stable, upper snake case: what programs and documentation refer to. */
  code: string
  /** Path in the bundle. */
  file: string
  /** Both count from 1. */
  line?: number
  column?: number
  /** What is wrong, and the limit or expectation. */
  message: string
  /** What to do about it. */
  advice: string
  /** Changes of the text that may be what was meant; an editor offers them. */
  fixes?: Fix[]
}

/** One change of one file: what stands from one place to the other becomes `text`. A file that is not there begins empty. */
export interface Fix {
  /** What it does, as a button says it: `Write expireAfterDays`. */
  label: string
  file: string
  from: Place
  to: Place
  text: string
}

export interface Place {
  line: number
  column: number
}

type Words = Pick<Finding, 'code' | 'message' | 'advice'>

export const error = (file: string, words: Words, place?: Place): Finding => ({
  severity: 'error',
  file,
  ...words,
  ...place,
})
export const warning = (file: string, words: Words, place?: Place): Finding => ({
  severity: 'warning',
  file,
  ...words,
  ...place,
})
export const info = (file: string, words: Words, place?: Place): Finding => ({
  severity: 'info',
  file,
  ...words,
  ...place,
})

export const hasErrors = (findings: Finding[]) => findings.some(({ severity }) => severity === 'error')

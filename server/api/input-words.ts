import { z } from 'zod'

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** Says what is expected instead of zod's own "Invalid input". A schema that brings its own sentence keeps it. */
export function expectation(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing.' : `must be ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}.`
    case 'too_big':
      return `is too large; at most ${issue.maximum}${unit(issue.origin)}.`
    case 'too_small':
      return `is too small; at least ${issue.minimum}${unit(issue.origin)}.`
    case 'unrecognized_keys':
      return `${issue.keys.length === 1 ? 'A field' : 'Fields'} that nobody knows: ${issue.keys.join(', ')}.`
    default:
      return undefined
  }
}

const unit = (origin: string) => (origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '')

/** From now on every schema of this process answers in these words. */
export const speakPlainly = () => z.config({ customError: expectation })

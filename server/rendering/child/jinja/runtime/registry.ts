import { nearest } from '../../../nearest.ts'
import { PythonError, SyntaxProblem } from '../errors.ts'
import type { Known } from '../language/scopes/bind.ts'
import { filters } from '../library/filters/all.ts'
import { tests } from '../library/tests/all.ts'
import type { Arguments, Value } from '../values/value.ts'
import type { Run } from './run.ts'

export function applyFilter(run: Run, name: string, value: Value, args: Arguments): Value {
  const filter = filters.get(name)
  if (!filter) throw new PythonError('UnknownName', unknown('filter', name, [...filters.keys()]))
  return filter(run, value, args)
}

export function applyTest(run: Run, name: string, value: Value, args: Arguments): boolean {
  const test = tests.get(name)
  if (!test) throw new PythonError('UnknownName', unknown('test', name, [...tests.keys()]))
  return test(run, value, args)
}

const unknown = (kind: 'filter' | 'test', name: string, known: string[]) => {
  const guess = nearest(name, known)
  const words = known.filter((other) => /^\w/.test(other)).toSorted()
  return `There is no ${kind} '${name}'.${guess ? ` Did you mean '${guess}'?` : ''} There are: ${words.join(', ')}.`
}

/** Refuses what no part of the engine knows, at the place where it is written. */
export const known: Known = {
  filter(name, at) {
    if (!filters.has(name)) throw new SyntaxProblem(unknown('filter', name, [...filters.keys()]), at, 'TEMPLATE_HELPER')
  },
  test(name, at) {
    if (!tests.has(name)) throw new SyntaxProblem(unknown('test', name, [...tests.keys()]), at, 'TEMPLATE_HELPER')
  },
}

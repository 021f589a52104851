import { Refusal, typeError, valueError } from '../../errors.ts'
import { bindArguments } from '../../runtime/call.ts'
import { Dict } from '../../values/dict.ts'
import { type Arguments, Callable, integerOf, Range, typeNameOf, type Value } from '../../values/value.ts'
import { fillDict } from '../methods/dict.ts'
import { Cycler, Joiner, Namespace } from './namespace.ts'

/** The longest range Jinja2's sandbox makes. */
const longestRange = 100_000n

function range({ positional, named }: Arguments): Value {
  if (named.size > 0) throw typeError('range() takes no keyword arguments')
  if (positional.length < 1 || positional.length > 3) {
    throw typeError(`range expected 1 to 3 arguments, got ${positional.length}`)
  }
  const [first = 0n, second, step = 1n] = positional.map(wholeNumber)
  if (step === 0n) throw valueError('range() arg 3 must not be zero')
  const made = second === undefined ? new Range(0n, first, 1n) : new Range(first, second, step)
  if (made.length <= longestRange) return made
  throw new Refusal('TEMPLATE_MEMORY', `range() has ${made.length} numbers; at most ${longestRange}. Make it shorter.`)
}

function wholeNumber(value: Value): bigint {
  const integer = integerOf(value)
  if (integer === undefined) throw typeError(`'${typeNameOf(value)}' object cannot be interpreted as an integer`)
  return integer
}

function dict(args: Arguments): Value {
  const made = new Dict()
  fillDict(made, args, 'dict')
  return made
}

function cycler({ positional, named }: Arguments): Value {
  if (named.size > 0) throw typeError('cycler() takes no keyword arguments')
  return new Cycler(positional)
}

function joiner(args: Arguments): Value {
  const [separator = ', '] = bindArguments('joiner', [['sep', ', ']], args)
  return new Joiner(separator)
}

const noise = () => {
  throw new Refusal('TEMPLATE_VALUE', 'lipsum() gives another text each time; a template must always render the same.')
}

/** What a template can call without having got it from anywhere. */
export const globals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', new Callable('range', range)],
  ['dict', new Callable('dict', dict, 'type')],
  ['cycler', new Callable('cycler', cycler, 'type')],
  ['joiner', new Callable('joiner', joiner, 'type')],
  ['namespace', new Callable('namespace', (args) => new Namespace(args), 'type')],
  ['lipsum', new Callable('lipsum', noise, 'function')],
])

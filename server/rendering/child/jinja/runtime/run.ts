import { Budget } from '../budget.ts'
import type { Template } from '../language/ast.ts'
import { Dict } from '../values/dict.ts'
import { List, Markup, Range, type Thing, Tuple, type Value } from '../values/value.ts'
import type { Context } from './context.ts'
import type { Output } from './output.ts'

/** One rendering. */
export interface Run {
  template: Template
  budget: Budget
  context: Context
  output: Output
  autoescape: boolean
  /** The node that is being evaluated: where an error happened. */
  at: number
  /** Where Jinja2 says that an error happened: it knows the lines of statements only. */
  lineAt: number
  macroDepth: number
  /** Large values whose size is counted already. */
  counted: WeakSet<Thing>
  /** Joins the lines of the filters that write several; becomes a line break with the right indentation. */
  lineMark: string
}

export const startRun = (template: Template, context: Context, output: Output, lineMark: string): Run => ({
  template,
  budget: new Budget(),
  context,
  output,
  autoescape: false,
  at: 0,
  lineAt: 0,
  macroDepth: 0,
  counted: new WeakSet(),
  lineMark,
})

/** Smaller lists and dicts cost what every step costs. */
const worthCounting = 64
const bytesPerItem = 8
const bytesPerEntry = 64

const charactersPerStep = 64

/** Counts what an operation has to read: sorting a long list or searching a long text takes more than one step. */
export function chargeReading(run: Run, value: Value) {
  if (typeof value === 'string') run.budget.step(value.length / charactersPerStep)
  else if (value instanceof Markup) run.budget.step(value.text.length / charactersPerStep)
  else if (value instanceof List || value instanceof Tuple) run.budget.step(value.items.length)
  else if (value instanceof Dict) run.budget.step(value.size)
  else if (value instanceof Range) run.budget.step(Number(value.length))
}

/** Counts the size of what an operation answered, once for every value. */
export function charge(run: Run, value: Value): Value {
  if (typeof value === 'string') run.budget.made(value.length)
  else if (typeof value === 'object' && value !== null) {
    const size = sizeOf(value)
    if (size > worthCounting && !run.counted.has(value)) {
      run.counted.add(value)
      run.budget.made(size)
    }
  }
  return value
}

function sizeOf(value: Thing): number {
  if (value instanceof List || value instanceof Tuple) return value.items.length * bytesPerItem
  if (value instanceof Dict) return value.size * bytesPerEntry
  return value instanceof Markup ? value.text.length : 0
}

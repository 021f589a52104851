import { Budget } from '../budget.ts'
import type { Template } from '../language/ast.ts'
import type { Value } from '../values/value.ts'
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
  macroDepth: number
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
  macroDepth: 0,
  lineMark,
})

/** Counts a new value's size. */
export function charge(run: Run, value: Value): Value {
  if (typeof value === 'string') run.budget.made(value.length)
  else if (typeof value === 'object' && value !== null) {
    const size = 'items' in value && Array.isArray(value.items) ? value.items.length * 8 : 16
    run.budget.made(size)
  }
  return value
}

import { randomUUID } from 'node:crypto'
import { resolveParameters } from '../../../template/parameters/resolve.ts'
import type { Operation } from '../call.ts'
import { givenParameters } from '../definition/parameters.ts'
import { refusing } from '../definition/refusing.ts'
import { givenText } from './read.ts'

/** Checks the template and answers the form of AWS's URL; it leads nowhere. */
export const estimateTemplateCost: Operation = (call) => {
  const { template } = givenText(call)
  refusing(() => resolveParameters(template, givenParameters(call.input, template)))
  return { Url: `http://calculator.s3.amazonaws.com/calc5.html?key=cloudformation/${randomUUID()}` }
}

import { importersOf } from '../../lifecycle/outputs.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { page } from '../pages.ts'

export const listExports: Operation = (call) => {
  const all = [...call.home.exports].map(([name, { stackId, value }]) => ({ name, stackId, value }))
  const { items, nextToken } = page(call, all, (item) => item.name)
  return {
    Exports: items.map(({ name, stackId, value }) => ({ ExportingStackId: stackId, Name: name, Value: value })),
    NextToken: nextToken,
  }
}

export const listImports: Operation = (call) => {
  const name = text(call.input, 'ExportName') ?? ''
  const importers = importersOf(call.home, name)
  if (importers.length === 0) throw validationError(`Export '${name}' is not imported by any stack.`)
  const { items, nextToken } = page(call, importers, (importer) => importer)
  return { Imports: items, NextToken: nextToken }
}

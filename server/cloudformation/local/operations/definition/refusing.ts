import { TemplateError } from '../../../template/template.ts'
import { validationError } from '../../wire/aws-error.ts'

/** Turns what the template language refuses into AWS's error. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof TemplateError) throw validationError(error.message)
    throw error
  }
}

import { TemplateError } from '../template.ts'

/**
 * A transform that could not be applied. CloudFormation accepts the call all the same, and the change set or stack
 * fails with this reason.
 */
export class TransformFailure extends TemplateError {
  constructor(message: string) {
    super(message)
    this.name = 'TransformFailure'
  }
}

/** What CloudFormation says of one of its own transforms. */
export function failed(transform: string, detail: string): TransformFailure {
  return new TransformFailure(`Transform ${transform} failed with: ${detail}`)
}

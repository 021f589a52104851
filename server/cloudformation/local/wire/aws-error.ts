/** An answer that tells the caller what is wrong, as AWS does: a code, a status and a message. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message)
}

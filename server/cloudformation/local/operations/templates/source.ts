import { LIMITS } from '../../../template/structure/limits.ts'
import { objectOfUrl } from '../../sidecars/s3/url.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Call } from '../call.ts'

/** Keeps the template that a call brings, in its body or by URL; answers its digest. */
export function givenTemplate(call: Call): string | undefined {
  const body = text(call.input, 'TemplateBody')
  const url = text(call.input, 'TemplateURL')
  if (body !== undefined && url !== undefined) {
    throw validationError('You cannot specify both TemplateURL and TemplateBody')
  }
  const source = body ?? (url === undefined ? undefined : textAt(call, url))
  if (source === undefined) return undefined
  const bytes = Buffer.byteLength(source)
  if (body !== undefined && bytes > LIMITS.inlineBytes) {
    throw validationError(
      `1 validation error detected: Value '${body}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${LIMITS.inlineBytes}`,
    )
  }
  if (bytes > LIMITS.urlBytes) throw validationError(`Template may not exceed ${LIMITS.urlBytes} bytes in size.`)
  return call.world.templates.keep(source)
}

function textAt({ world }: Call, url: string): string {
  const bucket = /^s3:\/\/([^/]*)/.exec(url)?.[1]
  if (bucket !== undefined) {
    throw validationError(`S3 error: Domain name specified in ${bucket} is not a valid S3 domain`)
  }
  const place = objectOfUrl(url)
  if (!place) throw validationError('TemplateURL must be a supported URL.')
  const found = world.objects.body(place.bucket, place.key)
  if (!found)
    throw validationError(
      `S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
    )
  return found.toString()
}

import { buildTemplate } from '../structure/build.ts'
import { type Template, TemplateError } from '../template.ts'
import { understoodDocument } from './process.ts'

/**
 * A template as it is deployed, where that can be told without values and without asking anybody: what AWS SAM makes
 * of its resources instead of them. Any other template, and one that SAM would refuse, is answered as it is written.
 */
export function understoodTemplate(template: Template): Template {
  if (!template.transforms.some(({ name }) => name === 'AWS::Serverless-2016-10-31')) return template
  try {
    return buildTemplate(understoodDocument(template.document, anywhere))
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return template
  }
}

/** SAM asks for no pseudo parameter; it writes references to them. */
const anywhere = { accountId: '', region: '', stackName: '' }

import { createHash } from 'node:crypto'
import { isFragment, makeFragment, yamlText } from '../yaml/fragment.ts'
import { type Helper, refuseArguments, text } from './arguments.ts'

/** Helpers that write for YAML, JSON and CloudFormation. */
export const documents: Record<string, Helper> = {
  yaml: { takes: 'value', run: (value) => (isFragment(value) ? value : makeFragment('yaml', yamlText(value))) },
  json: { takes: 'value', run: (value) => makeFragment('json', yamlText(isFragment(value) ? value.text : value)) },
  cfnRef: { takes: 'store id [key]', run: (store, id, key) => dynamicReference(store, id, key) },
  logicalId: { takes: 'text…', run: (...parts) => logicalId(parts.map((part) => text(part, 'text'))) },
}

/** `{{resolve:…}}`: CloudFormation reads the secret itself, so that it never passes through Hadron. */
function dynamicReference(store: unknown, id: unknown, key: unknown) {
  const name = text(id, 'id')
  if (!/^[\w/.:@+=-]{1,512}$/.test(name)) refuseArguments('id may hold letters, digits and / . : @ + = - _')
  if (key !== undefined && !/^[\w.-]{1,256}$/.test(text(key, 'key')))
    refuseArguments('key may hold letters, digits and . - _')
  if (store === 'ssm' || store === 'ssm-secure') return makeFragment('reference', `{{resolve:${store}:${name}}}`)
  if (store !== 'secretsmanager') refuseArguments('store is "secretsmanager", "ssm" or "ssm-secure"')
  const path = key === undefined ? '' : `:SecretString:${text(key, 'key')}`
  return makeFragment('reference', `{{resolve:secretsmanager:${name}${path}}}`)
}

/**
 * Logical ids are alphanumeric. Words begin with a capital; when dropping characters could make two names equal
 * (`a-b` and `a.b`), or the id is too long, the end of a digest keeps them apart.
 */
function logicalId(parts: string[]): string {
  const name = parts.join('-')
  const id = name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  if (id === '') refuseArguments('the text holds no letter or digit')
  const start = /^[0-9]/.test(id) ? `R${id}` : id
  const ambiguous = /[^A-Za-z0-9-]/.test(name) || start.length > 200
  return ambiguous ? start.slice(0, 200) + createHash('sha256').update(name).digest('hex').slice(0, 8) : start
}

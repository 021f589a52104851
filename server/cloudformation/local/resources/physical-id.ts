import { partitionOf } from '../../template/intrinsics/lookups.ts'
import { type ResourceType, resourceType } from '../../template/resource-types.ts'
import type { JsonObject } from '../../template/template.ts'
import { nameFor, ownForm } from './id-forms/own-form.ts'
import { CAPITAL, prefixed, stableHex } from './id-forms/texts.ts'
import { waitConditionId } from './wait-conditions.ts'

export type Place = { account: string; region: string; stackName: string; stackId?: string }

/** A name nobody chose: `<stack>-<resource>-<twelve characters>`. */
export function generatedName(place: Place, logicalId: string, maxLength = 63): string {
  const suffix = randomText(CAPITAL, 12)
  const room = Math.max(maxLength - suffix.length - logicalId.length - 2, 1)
  return `${place.stackName.slice(0, room)}-${logicalId}-${suffix}`
}

export function randomText(alphabet: string, length: number): string {
  let text = ''
  // Names need to differ, not to be secret; asking the system for randomness each time would be half of a creation.
  for (let at = 0; at < length; at += 1) text += alphabet[Math.floor(Math.random() * alphabet.length)]
  return text
}

/** The name a person chose for the physical resource, if the type has one and the properties set it. */
export function chosenName(type: string, properties: JsonObject): string | undefined {
  const property = resourceType(type)?.nameProperty
  const value = property === undefined ? undefined : properties[property]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The id of a new physical resource, of the kind that Ref answers for its type. */
export function newPhysicalId(
  typeName: string,
  logicalId: string,
  properties: JsonObject,
  place: Place,
  previous?: string,
): string {
  const waits = waitConditionId(typeName, logicalId, properties, place)
  if (waits !== undefined) return waits
  const type = resourceType(typeName)
  const { stackName } = place
  const name =
    chosenName(typeName, properties) ?? nameFor(typeName, logicalId, stackName, (alphabet) => randomText(alphabet, 12))
  const seed = `${name} ${randomText(CAPITAL, 12)}`
  const own = ownForm(typeName, { name, seed, properties, ...place, previous })
  if (own !== undefined) return own
  const identifier = type?.identifier.at(-1) ?? 'Id'
  const given = properties[identifier]
  if (typeof given === 'string' && given !== '') return given
  if (typeName === 'AWS::SQS::Queue') return `https://sqs.${place.region}.amazonaws.com/${place.account}/${name}`
  if (type?.nameProperty === identifier) return name
  if (/Arn$/i.test(identifier)) return arnOf(type, name, place, typeName)
  if (typeName.startsWith('AWS::EC2::')) return prefixed(shortName(typeName).toLowerCase(), seed)
  return /^Id$|Id$/.test(identifier) && !type?.nameProperty ? stableHex(seed, 10) : name
}

function shortName(type: string): string {
  return type.split('::').at(-1) ?? type
}

/** The ARN of a resource by its type's public form, or a plausible one. */
export function arnOf(
  type: ResourceType | undefined,
  name: string,
  place: Pick<Place, 'account' | 'region'>,
  typeName: string,
  suffix?: string,
): string {
  const [, service = 'custom', kind = 'resource'] = typeName.split('::')
  const template =
    type?.arnTemplate ??
    `arn:\${Partition}:${service.toLowerCase()}:\${Region}:\${Account}:${kind.toLowerCase()}/\${Name}`
  const arn = template
    .replace('${Partition}', partitionOf(place.region))
    .replace('${Region}', place.region)
    .replace('${Account}', place.account)
    .replace(/\$\{[^}]*\}/g, name)
  return suffix ? `${arn}-${suffix}` : arn
}

import { checkRules } from '../../../template/rules/check.ts'
import { entry, isObject, type Json, type Template } from '../../../template/template.ts'
import { scalarText } from '../../../template/unknown.ts'
import type { Region } from '../../state/region.ts'
import { text } from '../../wire/form.ts'
import type { Call } from '../call.ts'
import { refusing } from './refusing.ts'

/** Refuses parameters that an assertion of the template's rules does not hold for. */
export function checkTemplateRules(
  { home, input }: Call,
  template: Template,
  parameters: Record<string, string>,
): void {
  if (Object.keys(template.rules).length === 0) return
  const pseudo = { accountId: home.account, region: home.region, stackName: text(input, 'StackName') ?? '' }
  refusing(() => checkRules(template, { parameters, pseudo, attribute: (id, name) => attributeOf(home, id, name) }))
}

/** What a physical resource of some stack has: a property such as `VpcId`, or the tag of `Tags.team`. */
function attributeOf(home: Region, physicalId: string, name: string): string | undefined {
  for (const { resources } of home.stacks.values()) {
    for (const resource of resources.values()) {
      if (resource.physicalId !== physicalId || resource.status === 'DELETE_COMPLETE') continue
      const tag = /^Tags\.(.+)$/.exec(name)?.[1]
      const value = tag === undefined ? entry(resource.properties, name) : tagValue(resource.properties.Tags, tag)
      return value === undefined || value === null ? undefined : scalarText(value)
    }
  }
  return undefined
}

function tagValue(tags: Json | undefined, key: string): Json | undefined {
  const found = Array.isArray(tags) ? tags.find((tag) => isObject(tag) && tag.Key === key) : undefined
  return isObject(found) ? found.Value : undefined
}

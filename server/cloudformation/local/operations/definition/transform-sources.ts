import type { TransformSources } from '../../../template/transforms/process.ts'
import { objectOfUrl } from '../../sidecars/s3/url.ts'
import type { Region } from '../../state/region.ts'
import type { World } from '../../state/world.ts'

/** What transforms may ask this endpoint for: its own objects, and the macros that its stacks declare. */
export function transformSources(world: World, home: Region): TransformSources {
  return {
    include(location) {
      const place = objectOfUrl(location)
      if (!place) return { missing: 'The location parameter is not a valid S3 uri' }
      const found = world.objects.body(place.bucket, place.key)
      if (found) return { text: found.toString() }
      return world.objects.buckets().includes(place.bucket)
        ? { missing: `S3 object [${place.key}] does not exist in bucket [${place.bucket}].` }
        : { missing: `S3 bucket [${place.bucket}] does not exist.` }
    },
    hasMacro: (name) =>
      [...home.stacks.values()].some(({ resources }) =>
        [...resources.values()].some(
          (one) =>
            one.type === 'AWS::CloudFormation::Macro' &&
            one.properties.Name === name &&
            /_COMPLETE$/.test(one.status) &&
            one.status !== 'DELETE_COMPLETE',
        ),
      ),
  }
}

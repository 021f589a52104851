import type { Region } from '../state/region.ts'
import type { World } from '../state/world.ts'

export type JsonCall = { world: World; home: Region; input: Record<string, unknown> }

export type JsonOperation = (call: JsonCall) => object

import type { Region } from '../state/region.ts'
import type { World } from '../state/world.ts'
import type { Input } from '../wire/form.ts'
import type { Output } from '../wire/xml.ts'

/** One request to an operation: who asks (as an ARN), what for, and the account and region it is about. */
export type Call = { world: World; home: Region; input: Input; action: string; principal: string }

/** What an operation answers; undefined when its answer has no content. */
export type Operation = (call: Call) => Output

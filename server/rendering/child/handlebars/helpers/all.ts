import type { Helper } from './arguments.ts'
import { collections } from './collections.ts'
import { comparison } from './comparison.ts'
import { documents } from './documents.ts'
import { textHelpers } from './text.ts'

/** Every helper a template may call, by name. README.md documents them. */
export const helpers: ReadonlyMap<string, Helper> = new Map(
  Object.entries({ ...comparison, ...textHelpers, ...collections, ...documents }),
)

import { z } from 'zod'

const at = z
  .string()
  .regex(/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*){0,9}$/, 'is not a field; write names joined by dots: database.size')
  .regex(/^(?!(.*\.)?(__proto__|constructor|prototype)(\.|$))/, 'is not a name that a field may have')
const anything = z.unknown()

export const MigrationStep = z.union([
  z.strictObject({ rename: z.strictObject({ from: at, to: at }) }),
  z.strictObject({ set: z.strictObject({ at, value: anything }) }),
  z.strictObject({ default: z.strictObject({ at, value: anything }) }),
  z.strictObject({
    map: z.strictObject({ at, values: z.record(z.string(), anything), otherwise: anything.optional() }),
  }),
  z.strictObject({ remove: at }),
  z.strictObject({ ask: z.strictObject({ at, question: z.string().min(1).max(300), prefill: anything.optional() }) }),
])
export type MigrationStep = z.infer<typeof MigrationStep>

import { z } from 'zod'

const where = {
  account: z.string().optional(),
  region: z.string().optional(),
  stack: z.string().optional(),
  times: z.number().int().min(1).optional(),
}

export const timeInput = z.strictObject({
  scale: z.number().min(0).max(1000).optional(),
  advanceMs: z.number().min(0).optional(),
})

export const durationsInput = z.record(z.string(), z.number().min(0))

export const failureInput = z.strictObject({
  ...where,
  resource: z.string().optional(),
  type: z.string().optional(),
  on: z.enum(['create', 'update', 'delete', 'rollback']),
  reason: z.string().optional(),
  hang: z.boolean().optional(),
  durationMs: z.number().min(0).optional(),
})

const pattern = z.string().optional()

export const customResourcesInput = z.array(
  z.strictObject({
    account: pattern,
    region: pattern,
    stack: pattern,
    resource: pattern,
    type: pattern,
    data: z.record(z.string(), z.json()),
  }),
)

export const existingInput = z.record(z.string(), z.array(z.string()))

export const faultInput = z
  .strictObject({
    ...where,
    action: z.string().optional(),
    lose: z.enum(['before', 'after']).optional(),
    delayMs: z.number().min(0).max(600_000).optional(),
    delayBeforeMs: z.number().min(0).max(600_000).optional(),
    error: z
      .strictObject({ code: z.string(), message: z.string(), status: z.number().int().min(400).max(599) })
      .optional(),
  })
  .refine(
    ({ lose, delayMs, delayBeforeMs, error }) => [lose, delayMs, delayBeforeMs, error].some((one) => one !== undefined),
    {
      error: 'A fault does at least one of lose, delayMs, delayBeforeMs and error.',
    },
  )

const bucket = z.strictObject({ perSecond: z.number().min(0), burst: z.number().min(1) })

export const throttleInput = z.strictObject({
  reads: bucket.optional(),
  writes: bucket.optional(),
  actions: z.record(z.string(), bucket).optional(),
})

/** Where a stack is: without a region, wherever the account has one of that name. */
const place = { account: z.string().optional(), region: z.string().optional() }

export const driftInput = z.strictObject({
  ...place,
  stack: z.string(),
  resource: z.string(),
  /** What the properties are now, on top of what was deployed. */
  properties: z.record(z.string(), z.unknown()).optional(),
  /** The physical resource is gone. */
  deleted: z.boolean().optional(),
  /** Everything is again as it was deployed. */
  undone: z.boolean().optional(),
})

export const alarmInput = z.strictObject({
  ...place,
  name: z.string().min(1),
  state: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  reason: z.string().optional(),
})

export const outsideInput = z.strictObject({
  ...place,
  action: z.string(),
  parameters: z.looseObject({ StackName: z.string().optional() }),
})

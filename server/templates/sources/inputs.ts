import { z } from 'zod'
import { TemplateFacts, TemplateRef } from '../inputs.ts'
import { everyMinutes } from './source.ts'

/** Where to read, and how often by itself; null is only when somebody asks. */
const Where = z.strictObject({
  url: z.string().trim().min(1, 'Write the address that git clone takes.').max(500),
  ref: z
    .string()
    .trim()
    .max(200)
    .nullish()
    .transform((text) => text || null),
  path: z.string().trim().max(200).default(''),
  everyMinutes: z.int().min(everyMinutes.min).max(everyMinutes.max).nullable().default(null),
})

/** A template that exists by its name, or a new one with what people read about it. */
export const ConnectSource = Where.extend({ template: TemplateFacts })
export type ConnectSource = z.infer<typeof ConnectSource>

export const ChangeSource = Where.extend(TemplateRef.shape)
export type ChangeSource = z.infer<typeof ChangeSource>

import { z } from 'zod'
import { limits, type RenderResult } from './request.ts'

const count = z.number().int().nonnegative()

const Answer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    text: z.string().max(limits.outputBytes),
    origins: z.object({ files: z.array(z.string()), fileOfLine: z.array(count), lineOfLine: z.array(count) }),
  }),
  z.object({
    ok: z.literal(false),
    problem: z.object({
      code: z.string(),
      message: z.string().max(20_000),
      file: z.string(),
      line: count.optional(),
      column: count.optional(),
    }),
  }),
])

/** What a renderer answered; undefined when it is nothing a renderer of ours would say. */
export function readAnswer(message: unknown): RenderResult | undefined {
  const parsed = Answer.safeParse(message)
  return parsed.success ? (parsed.data as RenderResult) : undefined
}

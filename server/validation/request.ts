import { z } from 'zod'

/** A policy as the engine gets it: its id and its source in Rego. */
export interface PolicySource {
  /** Letters, digits and hyphens. */
  id: string
  source: string
}

/** What is asked of the validator's process, one at a time. */
export type ValidationRequest =
  | { kind: 'validate'; body: string; region: string; parameters: Record<string, string> }
  /** Each input is the JSON text of what every policy sees as `input`. */
  | { kind: 'evaluate'; policies: PolicySource[]; inputs: string[] }

const count = z.number().int().nonnegative()

/** One remark of the official validator, in its own words and with lines of the rendered template. */
export const Diagnostic = z.object({
  rule: z.string().max(100),
  severity: z.enum(['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG']),
  message: z.string().max(20_000),
  advice: z.string().max(20_000).optional(),
  /** Logical id of the resource, parameter or output it is about. */
  entity: z.string().max(300).optional(),
  line: count.optional(),
  column: count.optional(),
})
export type Diagnostic = z.infer<typeof Diagnostic>

/** What one policy found in one input, by the policy's id. */
const Denials = z.record(z.string(), z.array(z.unknown()).max(1_000))

export const ValidationAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('validated'),
    diagnostics: z.array(Diagnostic).max(10_000),
    /** False when the validator gave up before it had looked at everything. */
    complete: z.boolean(),
  }),
  z.object({ kind: z.literal('evaluated'), denials: z.array(Denials) }),
  /** The request could not be served: a policy that does not compile, a template that does not parse. */
  z.object({ kind: z.literal('refused'), message: z.string().max(20_000) }),
])
export type ValidationAnswer = z.infer<typeof ValidationAnswer>

/** Measured: 310 to 450 MB when loaded, 2 to 6 s to start on a busy machine, 5 ms for each template after that. */
export const limits = {
  startMs: 60_000,
  requestMs: 30_000,
  residentBytes: 1_100 * 1_048_576,
  /** After so much, the process is replaced at the next pause: freed engines leave holes. */
  tiredBytes: 700 * 1_048_576,
  idleMs: 600_000,
  /** Inputs of one request; more are asked in several. */
  inputs: 50,
} as const

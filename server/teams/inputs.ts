import { z } from 'zod'

export const CreateTeam = z.strictObject({ name: z.string().trim().min(2).max(60) })
export type CreateTeam = z.infer<typeof CreateTeam>

import type { Verb } from '../main.ts'
export const testVerb: Verb = async () => 0

import { readConfig } from '../config.ts'
import type { Ctx } from '../context.ts'
import { openDatabase } from '../db.ts'
import { Problem } from '../errors.ts'
import { guardTemplates } from '../guardrails/guard-templates.ts'
import { createRenderPool } from '../rendering/pool.ts'
import { createValidator } from '../validation/validator.ts'
import { findDatabase } from './fleet/connection.ts'
import { seedFleet } from './fleet/seed.ts'
import { withFastEndpoint } from './fleet/time-scale.ts'

// `npm run seed:fleet -- 500`, beside a running Hadron: 500 services with an instance each, through the same commands
// that people use, so that fleet pages can be looked at full. Run again, it adds what is missing.
const wanted = Number(process.argv[2] ?? 500)
try {
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 20_000)
    throw new Problem('BAD_REQUEST', 'Say how many services, 1 to 20000: npm run seed:fleet -- 500')
  await main()
} catch (error) {
  console.error(error instanceof Problem ? error.message : error)
  process.exitCode = 1
}

async function main() {
  const config = readConfig()
  const db = openDatabase(findDatabase(config), { size: 10 })
  const renderer = createRenderPool({ size: 2 })
  const validator = createValidator()
  const ctx: Ctx = {
    actor: { kind: 'system', name: 'Fleet seed' },
    db,
    renderer,
    validator,
    guard: guardTemplates,
    requestId: 'seed-fleet',
  }
  try {
    await withFastEndpoint(config, () => seedFleet(ctx, wanted))
  } finally {
    renderer.close()
    validator.close()
    await db.$client.end()
  }
}

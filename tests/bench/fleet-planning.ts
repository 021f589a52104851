import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { planAlike } from '../../server/plans/alike.ts'
import { parsed } from '../../server/plans/instant/parsed.ts'
import { planInstantly } from '../../server/plans/instant-plan.ts'
import { createRenderPool, type RenderPool } from '../../server/rendering/pool.ts'
import type { Bundle } from '../../server/templates/bundle/bundle.ts'
import { readBundle } from '../../server/templates/bundle/read.ts'
import { exampleNames } from '../../server/templates/rendering/example-names.ts'
import { type RenderedPart, renderPart } from '../../server/templates/rendering/render.ts'

const members = 1_000
const atOnce = 16
const place = { region: 'eu-central-1', awsAccountId: '123456789012', stackName: 'hadron-example' }

type Names = Record<string, unknown> & { service: { name: string }; service_instance: { inputs: object } }

/**
 * What planning the upgrade of a real template costs for each member: rendering it, and planning it against what runs.
 * Of members that differ in their names only, and of members that also differ in what their teams filled in.
 */
export async function measureFleetPlanning() {
  const before = readStarter('templates/services/web-service/1.0')
  const after = readStarter('templates/services/web-service/1.1')
  const pool = createRenderPool({ size: 2 })
  for (const [what, inputs] of [
    ['names', () => ({})],
    ['values', (n: number) => ({ image: `registry.example/app:${n}`, minTasks: 1 + (n % 5), maxTasks: 6 + (n % 7) })],
  ] as const) {
    const running = await renderAll(pool, before, inputs)
    const next = await renderAll(pool, after, inputs)
    const rendering = next.seconds
    const alone = measure(running.rendered, next.rendered, () => planInstantly)
    const together = measure(running.rendered, next.rendered, (own) => {
      const plan = planAlike(sourceOf(after))
      return (request, n) => plan(request, own(n))
    })
    const rate = (seconds: number) => `${Math.round(members / seconds)}/s`
    console.log(
      `a fleet of web-service that differs in ${what}: rendered ${rate(rendering)}, planned ${rate(together)} as a fleet and ${rate(alone)} one by one; 10,000 members in about ${Math.ceil(((rendering + together) * 10_000) / members)} s`,
    )
  }
  pool.close()
}

type Request = Parameters<typeof planInstantly>[0]
type Planner = (own: (n: number) => string[]) => (request: Request, n: number) => unknown

function measure(before: RenderedPart[], after: RenderedPart[], planner: Planner): number {
  const plan = planner((n) => [`member-${n}`])
  const started = performance.now()
  for (const [n, side] of after.entries()) {
    const running = before[n]
    if (running) plan({ before: running, after: side, place }, n)
  }
  return (performance.now() - started) / 1_000
}

async function renderAll(pool: RenderPool, bundle: Bundle, inputs: (n: number) => object) {
  const names = exampleNames(bundle, 'instance') as Names
  const rendered: RenderedPart[] = []
  const queue = Array.from({ length: members }, (_, n) => n).values()
  const started = performance.now()
  const work = async () => {
    for (const n of queue) {
      const own = {
        ...names,
        service: { ...names.service, name: `member-${n}` },
        service_instance: { ...names.service_instance, inputs: { ...names.service_instance.inputs, ...inputs(n) } },
      }
      rendered[n] = await renderPart(pool, { bundle, part: 'instance', names: own, read: parsed })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { rendered, seconds: (performance.now() - started) / 1_000 }
}

const sourceOf = ({ parts, partials }: Bundle) =>
  [...Object.values(parts).map(({ source }) => source), ...Object.values(partials)].join('\n')

function readStarter(folder: string): Bundle {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(folder, file), content: readFileSync(file, 'utf8') }))
  const { bundle } = readBundle(files)
  if (!bundle) throw new Error(`${folder} cannot be read`)
  return bundle
}

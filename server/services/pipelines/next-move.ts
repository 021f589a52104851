import type { DeploymentStatus, Failure } from '../../deployments/deployment.ts'
import type { Standing } from './standing.ts'

interface Now {
  /** Whether any version of the pipeline runs. */
  runs: boolean
  /** Its last deployment, which has finished; null before the first. */
  last: { status: DeploymentStatus; failure: Pick<Failure, 'kind'> | null; plannedDigest: string | null } | null
}

type OutOfDate = Extract<Standing, { state: 'out_of_date' }>
export type Move = { deploy: OutOfDate['draft'] } | { waitsFor: string | null }

/**
 * What a pipeline does when instances came or went: it is deployed when that only adds and changes, and waits for a
 * person with the rest. What has just failed or was cancelled is not tried again by itself.
 */
export function nextMove({ runs, last }: Now, standing: Standing): Move {
  if (standing.state === 'trouble')
    return { waitsFor: `It cannot be rendered with its instances as they are now: ${standing.message}` }
  if (standing.state !== 'out_of_date') return { waitsFor: null }
  const { draft, ends, headline } = standing
  if (last && last.status !== 'succeeded' && last.plannedDigest === draft.digest) return { waitsFor: null }
  if (last?.failure?.kind === 'stuck') return { waitsFor: null }
  if (runs && ends)
    return {
      waitsFor: `Its instances have changed. ${headline} What removes or replaces something waits for a person.`,
    }
  return { deploy: draft }
}

import { portalResources } from '../resources.ts'
import { router, signedIn } from '../trpc.ts'

export const live = router({
  /** Topics that changed, for as long as the page is open. Begins with a reset: what happened before is unknown. */
  changes: signedIn.subscription(async function* ({ signal }) {
    yield { reset: true as const }
    yield* portalResources().changes.listen(signal ?? new AbortController().signal)
  }),
})

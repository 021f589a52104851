import { defaultShouldDehydrateQuery, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { paths } from '../_lib/paths.ts'
import { problemOf } from './problem.ts'

/** One per request on the server, one per tab in the browser. */
export function makeQueryClient() {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        // Changes are announced; asking again after a while only covers what an announcement missed.
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      },
      // Queries that the server began may still be running when the page is sent; their answers follow.
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
      },
    },
  })
}

const isWorthRetrying = (error: unknown) =>
  ['UNREACHABLE', 'TIMEOUT', 'SERVICE_UNAVAILABLE'].includes(problemOf(error).code)

function leaveWhenSignedOut(error: unknown) {
  if (typeof window === 'undefined' || problemOf(error).code !== 'UNAUTHORIZED') return
  window.location.assign(paths.signIn(window.location.pathname + window.location.search))
}

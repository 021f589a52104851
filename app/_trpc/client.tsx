'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { type ReactNode, useState } from 'react'
import type { AppRouter } from '../../server/api/router.ts'
import { makeQueryClient } from './query-client.ts'

const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

/** The API as React Query options: `useQuery(useTRPC().rollouts.get.queryOptions({ id }))`. */
export { useTRPC }

const url = '/api/trpc'

/** As many calls as the server takes in one request. Always POST: a spec may be longer than an address can be. */
const batchSize = 10

function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchStreamLink({ url, maxItems: batchSize, methodOverride: 'POST' }),
      }),
    ],
  })
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient)
  const [client] = useState(makeClient)
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}

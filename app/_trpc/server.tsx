import 'server-only'

import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from '@tanstack/react-query'
import { createTRPCClient, TRPCClientError } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import type { AppRouter } from '../../server/api/router.ts'
import { memberContext } from '../api/auth/session.ts'
import { inProcessLink } from './in-process-link.ts'
import { makeQueryClient } from './query-client.ts'

const client = createTRPCClient<AppRouter>({ links: [inProcessLink(memberContext)] })
const queryClient = cache(makeQueryClient)

/** The API for server components: `await api.rollouts.get.query({ id })`. Same procedures, no HTTP. */
export const api = client

/** The API as query options, for `prefetch`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })

/**
 * Begins a query on the server whose answer a client component below `HydrateClient` is going to watch.
 * The page does not wait for it.
 */
export function prefetch<Data, Failure, Key extends QueryKey>(options: FetchQueryOptions<Data, Failure, Data, Key>) {
  void queryClient().prefetchQuery(options)
}

export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>
}

/** Awaits what a page is about, and shows "not found" when it is not there. */
export async function found<Data>(answer: Promise<Data>): Promise<Data> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof TRPCClientError && error.data?.code === 'NOT_FOUND') notFound()
    throw error
  }
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { isFinished } from '../../../../../server/deployments/deployment.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'

export type Deployment = Answers['deployments']['get']

/** Changes are announced as they come; asking also tells the worker that somebody is looking. */
const lookAgainMs = 1_500

/** One deployment, watched closely until it has finished. `first` is what the server rendered the page with. */
export function useDeployment(first: Deployment): Deployment {
  const options = useTRPC().deployments.get.queryOptions(
    { id: first.id },
    { refetchInterval: ({ state }) => (state.data && isFinished(state.data.status) ? false : lookAgainMs) },
  )
  return useQuery({ ...options, initialData: first }).data
}

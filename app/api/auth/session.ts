import 'server-only'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { createContext } from '../../../server/api/context.ts'
import { paths, safeCallback } from '../../_lib/paths.ts'
import { newRequestId, pathHeader, requestIdHeader } from '../../_lib/request-headers.ts'
import { authOptions } from './options.ts'

/** The member whose session this request carries; undefined when nobody is signed in. */
export const getMemberId = cache(async (): Promise<string | undefined> => {
  const session: unknown = await getServerSession(authOptions())
  const memberId =
    typeof session === 'object' && session !== null && 'memberId' in session ? session.memberId : undefined
  return typeof memberId === 'string' ? memberId : undefined
})

/** The context of this request for server components, made once however many of them ask. */
export const requestContext = cache(async () => {
  const requestId = (await headers()).get(requestIdHeader) ?? newRequestId()
  return createContext({ memberId: await getMemberId(), requestId })
})

/** The same for a page: whoever is not signed in is sent to sign in. */
export const memberContext = cache(async () => {
  await requireMember()
  return requestContext()
})

/** Who is signed in. Everybody else goes to the sign-in page and comes back to this path afterwards. */
export const requireMember = cache(async () => {
  const { actor } = await requestContext()
  if (actor?.kind === 'member') return actor
  redirect(paths.signIn(safeCallback((await headers()).get(pathHeader) ?? undefined)))
})

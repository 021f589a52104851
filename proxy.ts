import { type NextRequest, NextResponse } from 'next/server'
import { pathHeader, requestIdHeader, requestIdOf } from './app/_lib/request-headers.ts'

/** Tells every page its own path and the request's id; neither can be forged from outside. It decides nothing. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers)
  const requestId = requestIdOf(request.headers)
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search)
  headers.set(requestIdHeader, requestId)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set(requestIdHeader, requestId)
  return response
}

export const config = { matcher: ['/((?!_next/|api/|livez|readyz|favicon).*)'] }

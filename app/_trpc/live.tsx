'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useTRPC } from './client.tsx'
import { concerns, routersToRefresh } from './live-topics.ts'

type Change = readonly string[] | 'everything'
type Listener = (topics: Change) => void

/** A page mounts after it was rendered: what changed in between must still reach it. */
const rememberedMs = 10_000

interface LiveConnection {
  state: 'connecting' | 'connected' | 'reconnecting'
  /** When something was last heard: a change, or that the connection stands. */
  heardAt: number | undefined
  listen: (listener: Listener) => () => void
}

const LiveContext = createContext<LiveConnection | undefined>(undefined)

/** The tab's one subscription to what changes. It asks the matching queries again, and tells every `Live` below. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const [{ listen, announce }] = useState(createHearing)
  const [state, setState] = useState<LiveConnection['state']>('connecting')
  const [heardAt, setHeardAt] = useState<number>()

  const tell: Listener = (topics) => {
    setHeardAt(Date.now())
    const routers = topics === 'everything' ? undefined : routersToRefresh(topics)
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !routers || routers.has(routerOf(queryKey)) })
    announce(topics)
  }
  useSubscription(
    useTRPC().live.changes.subscriptionOptions(undefined, {
      // Every connection begins with a reset: what changed while nobody listened is unknown.
      onData: (change) => tell('reset' in change ? 'everything' : change.topics),
      onConnectionStateChange: (connection) => {
        const connected = connection.state === 'pending'
        setState((now) => (connected ? 'connected' : now === 'connecting' ? 'connecting' : 'reconnecting'))
        if (connected) setHeardAt(Date.now())
      },
    }),
  )
  // `listen` stays the same: whoever listens must not begin anew, and lose what it was about to do, with each change.
  const value = useMemo(() => ({ state, heardAt, listen }), [state, heardAt, listen])
  return <LiveContext value={value}>{children}</LiveContext>
}

/** Who listens, and what those who come a moment later have missed. */
function createHearing() {
  const listeners = new Set<Listener>()
  let remembered: { at: number; topics: Change }[] = []
  const forgetOld = () => {
    remembered = remembered.filter(({ at }) => Date.now() - at < rememberedMs)
  }
  return {
    announce(topics: Change) {
      forgetOld()
      remembered.push({ at: Date.now(), topics })
      for (const listener of listeners) listener(topics)
    },
    listen(listener: Listener) {
      listeners.add(listener)
      forgetOld()
      for (const { topics } of remembered) listener(topics)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Query keys of tRPC begin with the procedure's path: `[['rollouts', 'get'], …]`. */
function routerOf(queryKey: readonly unknown[]) {
  const path: unknown = queryKey[0]
  return Array.isArray(path) ? String(path[0]) : ''
}

export function useLive() {
  const live = useContext(LiveContext)
  if (!live) throw new Error('LiveProvider is missing: only pages of the portal are live.')
  return live
}

const refreshPauseMs = 1_000

interface Props {
  topics: readonly string[]
  /** Ask again at least this often, for what moves without being announced; undefined while nothing moves. */
  everySeconds?: number | undefined
}

/**
 * Renders a server page again when one of its topics changes: `<Live topics={['deployment:dep-…', 'deployments']} />`.
 * Client components that use queries need nothing: their queries are asked again wherever they stand.
 */
export function Live({ topics, everySeconds }: Props) {
  const { listen } = useLive()
  const router = useRouter()
  const watched = topics.join(' ')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let refreshedAt = 0
    const refresh = () => {
      timer = undefined
      refreshedAt = Date.now()
      router.refresh()
    }
    const stop = listen((changed) => {
      if (changed !== 'everything' && !concerns(watched.split(' '), changed)) return
      timer ??= setTimeout(refresh, Math.max(0, refreshedAt + refreshPauseMs - Date.now()))
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [listen, router, watched])
  useEffect(() => {
    if (!everySeconds) return
    const timer = setInterval(() => router.refresh(), everySeconds * 1_000)
    return () => clearInterval(timer)
  }, [everySeconds, router])
  return null
}

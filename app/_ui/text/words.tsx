import type { ReactNode } from 'react'

/** Secondary words. */
export const Muted = ({ children }: { children: ReactNode }) => <span className="text-muted">{children}</span>

/** Ids, versions, resource names, numbers that are compared. */
export const Mono = ({ children }: { children: ReactNode }) => (
  <span className="wrap-anywhere font-mono text-table">{children}</span>
)

/** A paragraph, never wider than 72 characters. */
export const Prose = ({ children }: { children: ReactNode }) => (
  <p className="max-w-(--width-measure) text-pretty">{children}</p>
)

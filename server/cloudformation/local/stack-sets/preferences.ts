/** How an operation spreads over accounts and regions, and how much may fail. */
export type Preferences = {
  regionConcurrency?: 'SEQUENTIAL' | 'PARALLEL'
  regionOrder: string[]
  failureToleranceCount?: number
  failureTolerancePercentage?: number
  maxConcurrentCount?: number
  maxConcurrentPercentage?: number
  concurrencyMode?: 'STRICT_FAILURE_TOLERANCE' | 'SOFT_FAILURE_TOLERANCE'
}

/** One thing a list can be narrowed by: the query parameter, its word, and the values it may have. */
export interface Filter {
  name: string
  label: string
  /** `one`: choosing a value takes the place of the last one. */
  choice?: 'one' | 'several'
  options: readonly { value: string; label: string; count?: number }[]
}

/** The shapes a status may have. A shape keeps its meaning wherever it stands. */
export type Mark =
  | 'queued'
  | 'moving'
  | 'done'
  | 'failed'
  | 'stuck'
  | 'paused'
  | 'approval'
  | 'nothing'
  | 'baking'
  | 'detached'
  | 'draft'
  | 'withdrawn'

export type Tone = 'neutral' | 'ok' | 'warn' | 'danger' | 'moving'

/** How one status looks: a shape, a word and a colour, never colour alone. */
export interface Face {
  mark: Mark
  word: string
  tone: Tone
}

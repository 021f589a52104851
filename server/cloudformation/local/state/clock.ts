/** Never comes, also when time stands at its end: a resource that hangs. */
export const NEVER = Number.MAX_SAFE_INTEGER

export type ClockReading = { at: number; wallMs: number; scale: number }

/**
 * The endpoint's own time, in milliseconds. It runs faster than the wall when the scale is below 1, so that a change
 * of scale reaches what is already under way. At scale 0 everything but `NEVER` is due.
 */
export type Clock = {
  now(): number
  wall(): number
  isDue(at: number): boolean
  /** Real milliseconds until then. */
  waitMs(at: number): number
  scale(): number
  setScale(scale: number): void
  advance(ms: number): void
  reading(): ClockReading
}

export function startClock(scale: number, previous?: ClockReading): Clock {
  let reading: ClockReading = { at: previous ? positionOf(previous) : Date.now(), wallMs: Date.now(), scale }
  const restart = (change: Partial<ClockReading>) => {
    reading = { at: positionOf(reading), wallMs: Date.now(), scale: reading.scale, ...change }
  }
  return {
    now: () => positionOf(reading),
    wall: () => Date.now(),
    isDue: (at) => at !== NEVER && (reading.scale === 0 || positionOf(reading) >= at),
    waitMs: (at) => Math.max(0, (at - positionOf(reading)) * reading.scale),
    scale: () => reading.scale,
    setScale: (next) => restart({ scale: next }),
    advance: (ms) => restart({ at: positionOf(reading) + ms }),
    reading: () => reading,
  }
}

function positionOf({ at, wallMs, scale }: ClockReading): number {
  return scale === 0 ? at : at + (Date.now() - wallMs) / scale
}

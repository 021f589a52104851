const counts = new Intl.NumberFormat('en-GB')

/** 1284 → "1,284". */
export const formatNumber = (value: number) => counts.format(value)

/** "1 instance", "1,284 instances". */
export const formatCount = (count: number, singular: string, plural = `${singular}s`) =>
  `${formatNumber(count)} ${count === 1 ? singular : plural}`

/** A span of time with at most two units: "640 ms", "42 s", "3 min 12 s", "1 h 10 min", "2 d 4 h". */
export function formatDuration(ms: number) {
  if (ms < 1000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  if (seconds < 86_400) return pair(Math.floor(seconds / 3600), 'h', Math.floor((seconds % 3600) / 60), 'min')
  return pair(Math.floor(seconds / 86_400), 'd', Math.floor((seconds % 86_400) / 3600), 'h')
}

const pair = (big: number, bigUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`

/** How long ago or until, in one unit: "just now", "12 min ago", "in 3 h", "5 d ago", and after a month the date. */
export function formatRelative(moment: Date, now: Date) {
  const seconds = Math.round((moment.getTime() - now.getTime()) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 10) return 'just now'
  if (distance > 30 * 86_400) return formatDate(moment, now)
  const words = oneUnit(distance)
  return seconds < 0 ? `${words} ago` : `in ${words}`
}

function oneUnit(seconds: number) {
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`
  return `${Math.floor(seconds / 86_400)} d`
}

/** "12 Dec", and with the year when it is not this one. */
export function formatDate(moment: Date, now: Date) {
  const year = moment.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
  return moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year, timeZone: 'UTC' })
}

/** The moment to the second, in UTC, as it stands in logs: "2026-11-21 08:05:12 UTC". */
export const formatExact = (moment: Date) => `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** The time of day only, for lines of one log: "08:05:12". */
export const formatClock = (moment: Date) => moment.toISOString().slice(11, 19)

/** "14 KiB", "3.2 MiB". */
export function formatBytes(bytes: number) {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KiB`
  return `${(bytes / (1024 * 1024)).toFixed(1)} MiB`
}

/** A share in whole per cent that never claims 0 or 100 unless it is exactly that. */
export function formatPercent(part: number, whole: number) {
  if (whole === 0) return '0 %'
  if (part === 0 || part === whole) return `${part === 0 ? 0 : 100} %`
  return `${Math.min(99, Math.max(1, Math.round((part / whole) * 100)))} %`
}

/** A status word as a sentence begins with it: `rolling_back` → "Rolling back". */
export const formatWord = (word: string) => {
  const spaced = word.replaceAll('_', ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const longest = 1_000
const control = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu

/**
 * A message as people can read it: it quotes templates and values, which may be a megabyte long, or hold line breaks
 * and control characters that would write a second finding below the first.
 */
export function legible(message: string): string {
  const short = message.length > longest ? `${message.slice(0, longest / 2)} … ${message.slice(-longest / 2)}` : message
  return short.replace(control, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
  })
}

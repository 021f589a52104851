import { codePoints } from './code-points.ts'
import { wordsAndSpaces } from './white-space.ts'

interface Links {
  /** Of the characters that are shown. */
  limit: (() => number) | undefined
  rel: string
  target: string | undefined
  schemes: string[]
}

const word = '[\\p{L}\\p{N}_%-]'
const address = new RegExp(
  `^(?:(?:https?:\\/\\/|www\\.)(?:${word}+\\.)*(?:[a-z]{2,63}|xn--[\\p{L}\\p{N}_%]{2,59})` +
    `|(?:${word}{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)` +
    '|https?:\\/\\/(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[(?:[\\da-f]{0,4}:){2}(?:[\\da-f]{0,4}:?){1,6}\\]))' +
    '(?::\\d{1,5})?(?:[/?#]\\S*)?$',
  'iu',
)
const email = /^\S+@[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.[\p{L}\p{N}_]+$/u

/** Turns addresses in an escaped text into links. */
export function linkWords(text: string, links: Links): string {
  return wordsAndSpaces(text)
    .map((part) => {
      const { head, middle, tail } = trimmed(part)
      return head + link(middle, links) + tail
    })
    .join('')
}

const pairs = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
] as const

const occurrences = (text: string, part: string) => text.split(part).length - 1

/** Brackets and punctuation around an address do not belong to it, unless they are balanced within. */
function trimmed(part: string): { head: string; middle: string; tail: string } {
  const [head = ''] = /^(?:[(<]|&lt;)+/.exec(part) ?? []
  const rest = part.slice(head.length)
  let [tail = ''] = /(?:[)>.,\n]|&gt;)+$/.exec(rest) ?? []
  let middle = rest.slice(0, rest.length - tail.length)
  for (const [open, close] of pairs) {
    const opened = occurrences(middle, open)
    if (opened <= occurrences(middle, close)) continue
    const moves = Math.min(opened, occurrences(tail, close))
    for (let move = 0; move < moves; move++) {
      const end = tail.indexOf(close) + close.length
      middle += tail.slice(0, end)
      tail = tail.slice(end)
    }
  }
  return { head, middle, tail }
}

function link(text: string, { limit, rel, target, schemes }: Links): string {
  const attributes = `${rel ? ` rel="${rel}"` : ''}${target ? ` target="${target}"` : ''}`
  if (address.test(text)) {
    const href = /^https?:\/\//.test(text) ? text : `https://${text}`
    const letters = codePoints(text)
    const most = limit?.()
    const shown = most !== undefined && letters.length > most ? `${letters.slice(0, most).join('')}...` : text
    return `<a href="${href}"${attributes}>${shown}</a>`
  }
  if (text.startsWith('mailto:') && email.test(text.slice(7))) return `<a href="${text}">${text.slice(7)}</a>`
  if (text.includes('@') && !/^(www\.|@)/.test(text) && !text.includes(':') && email.test(text)) {
    return `<a href="mailto:${text}">${text}</a>`
  }
  let made = text
  for (const scheme of schemes) {
    if (made !== scheme && made.startsWith(scheme)) made = `<a href="${made}"${attributes}>${made}</a>`
  }
  return made
}

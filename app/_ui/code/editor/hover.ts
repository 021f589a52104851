import { hoverTooltip } from '@codemirror/view'

export interface HoverWords {
  /** The word it is about, as it is written. */
  word: string
  /** What it is, in a few words. */
  kind: string
  /** Sentences, one a line. */
  lines: readonly string[]
  from: number
  to: number
}

/** What there is to say about the word at a place of the text; nothing for most words. */
export type HoverSource = (text: string, position: number) => Promise<HoverWords | undefined>

/** Explains the word under the pointer. The source is read when it is asked: what it knows changes while one types. */
export const hoverWords = (source: () => HoverSource | undefined) =>
  hoverTooltip(async (view, position) => {
    const found = await source()?.(view.state.doc.toString(), position)
    if (!found) return null
    return { pos: found.from, end: found.to, above: true, create: () => ({ dom: toElement(found) }) }
  })

function toElement({ word, kind, lines }: HoverWords): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-words'
  const head = document.createElement('div')
  const name = document.createElement('b')
  name.textContent = word
  head.append(name, ` ${kind}`)
  box.append(head, ...lines.map(paragraph))
  return box
}

function paragraph(text: string) {
  const line = document.createElement('p')
  line.textContent = text
  return line
}

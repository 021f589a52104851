import { autocompletion, type CompletionSource } from '@codemirror/autocomplete'
import { indentWithTab } from '@codemirror/commands'
import { indentUnit } from '@codemirror/language'
import { lintGutter } from '@codemirror/lint'
import { unifiedMergeView } from '@codemirror/merge'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { basicSetup } from 'codemirror'
import { type HoverSource, hoverWords } from './hover.ts'
import { languageOf } from './languages.ts'
import { look } from './look.ts'
import { type EditorNote, showNotes } from './notes.ts'
import { replacement } from './replace.ts'

export interface EditorEvents {
  onChange?: (value: string) => void
  onSave?: () => void
  onLine?: (line: number) => void
  onOpenLine?: (line: number) => void
  complete?: CompletionSource
  hover?: HoverSource
}

interface Shown {
  label: string
  path: string
  value: string
  readOnly: boolean
  /** An earlier text of the same file: what changed since is marked. */
  original: string | undefined
}

export type EditorHandle = ReturnType<typeof createEditor>

/** The listeners are read when something happens, so that a new one needs no new editor. */
type Listeners = { current: EditorEvents }

/** One view that shows one text at a time, and remembers the others: their undo history, their cursor. */
export function createEditor(parent: HTMLElement, events: Listeners) {
  const view = new EditorView({ parent })
  const locked = new Compartment()
  const compared = new Compartment()
  const remembered = new Map<string, EditorState>()
  /** What each text is compared with: asked for anew it would be computed anew, at every key. */
  const since = new Map<string, string | undefined>()
  let current: string | undefined

  return {
    show({ path, value, original, ...shown }: Shown) {
      if (current !== undefined && current !== path) remembered.set(current, view.state)
      if (current !== path) {
        const known = remembered.get(path)
        const extensions = [locked.of(attributesOf(shown)), compared.of([]), ...extensionsFor(path, events)]
        view.setState(known ?? EditorState.create({ doc: value, extensions }))
        current = path
      }
      // Written elsewhere: somebody else's text was taken, or a fix. Only then, or typing would fight with itself.
      const replaced = replacement(view.state, value)
      const effects = [locked.reconfigure(attributesOf(shown))]
      if (since.get(path) !== original) effects.push(compared.reconfigure(changesSince(original)))
      since.set(path, original)
      view.dispatch({ effects }, ...(replaced ? [replaced] : []))
    },
    note: (notes: readonly EditorNote[]) => view.dispatch(showNotes(view.state, notes)),
    goTo({ line, column = 1 }: { line: number; column?: number | undefined }) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      const anchor = Math.min(at.from + column - 1, at.to)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

const changesSince = (original: string | undefined): Extension =>
  original === undefined ? [] : unifiedMergeView({ original, mergeControls: false, gutter: true })

const attributesOf = ({ label, readOnly }: Pick<Shown, 'label' | 'readOnly'>) => [
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': String(readOnly) }),
]

function extensionsFor(path: string, events: Listeners): Extension[] {
  return [
    basicSetup,
    look,
    languageOf(path),
    lintGutter(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    autocompletion({ override: [(context) => events.current.complete?.(context) ?? null] }),
    hoverWords(() => events.current.hover),
    keymap.of([
      { key: 'Mod-s', preventDefault: true, run: told(() => events.current.onSave?.()) },
      { key: 'F12', run: told(({ state }) => events.current.onOpenLine?.(lineAt(state))) },
      indentWithTab,
    ]),
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      if (docChanged) events.current.onChange?.(state.doc.toString())
      if (docChanged || selectionSet) events.current.onLine?.(lineAt(state))
    }),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        const position = event.metaKey || event.ctrlKey ? view.posAtCoords(event) : null
        if (position === null || !events.current.onOpenLine) return false
        events.current.onOpenLine(view.state.doc.lineAt(position).number)
        return true
      },
    }),
  ]
}

const lineAt = (state: EditorState) => state.doc.lineAt(state.selection.main.head).number

/** A key that is ours whether or not anybody listens: the browser must not save the page instead. */
const told = (tell: (view: EditorView) => void) => (view: EditorView) => {
  tell(view)
  return true
}

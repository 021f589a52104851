import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'

/** What an engine reads: `{{ … }}` of both, `{% … %}` and `{# … #}` of Jinja. To YAML they are just characters. */
const spoken = /\{\{[^\n]*?\}\}\}?|\{%[^\n]*?%\}|\{#[^\n]*?#\}/g

const decorator = new MatchDecorator({ regexp: spoken, decoration: Decoration.mark({ class: 'cm-template' }) })

/** Marks what the template engine reads, so that an author sees at a glance what will not be there once rendered. */
export const templateMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = decorator.createDeco(view)
    }
    update(update: ViewUpdate) {
      this.decorations = decorator.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

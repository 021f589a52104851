import type { Engine } from './beginning.ts'

/** The three things a beginning says in the words of its engine. */
interface Syntax {
  /** A text that is safe in YAML whatever a team types. */
  text: (name: string) => string
  /** Opens a block that is there only when a field is filled in, or a switch is on. */
  when: (name: string) => string
  end: string
}

export const syntaxOf: Record<Engine, Syntax> = {
  handlebars: { text: (name) => `{{yaml ${name}}}`, when: (name) => `{{#if ${name}}}`, end: '{{/if}}' },
  jinja: { text: (name) => `{{ ${name} | tojson }}`, when: (name) => `{%- if ${name} %}`, end: '{%- endif %}' },
}

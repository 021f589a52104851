import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Colours are the product's own, by meaning: one look that is light or dark with the page. */
const color = (name: string) => `var(--color-${name})`

const box = EditorView.theme({
  '&': { height: '100%', fontSize: '0.8125rem', backgroundColor: color('raised'), color: color('text') },
  // A frame above everything: an outline would disappear under the line numbers.
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    border: `1px solid ${color('accent')}`,
    pointerEvents: 'none',
    zIndex: '300',
  },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.25rem', overflow: 'auto' },
  '.cm-content': { caretColor: color('text'), padding: '0.5rem 0', outline: 'none' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: color('text') },
  '.cm-gutters': { backgroundColor: color('raised'), color: color('muted'), border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: color('hover') },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: color('selected'),
  },
  '.cm-selectionMatch, &.cm-focused .cm-matchingBracket': { backgroundColor: color('selected') },
  // Drawn, because not every font has the signs that stand there otherwise.
  '.cm-foldGutter span': { fontSize: '0', cursor: 'pointer' },
  '.cm-foldGutter span::after': {
    content: '""',
    display: 'inline-block',
    width: '5px',
    height: '5px',
    margin: '0 4px 4px',
    borderRight: '1.5px solid currentColor',
    borderBottom: '1.5px solid currentColor',
    transform: 'rotate(45deg)',
  },
  '.cm-foldGutter span[title="Unfold line"]::after': { transform: 'rotate(-45deg)' },
  '.cm-foldPlaceholder': { backgroundColor: color('sunken'), borderColor: color('line'), color: color('muted') },
  '.cm-template': { backgroundColor: color('moving-bg'), color: color('moving'), borderRadius: '2px' },
  // To YAML an opening `{{#if` is a comment; here it is the most important thing of its line.
  '.cm-template *': { color: 'inherit', fontStyle: 'normal' },
  '.cm-marked-line': { backgroundColor: color('selected') },
})

const around = EditorView.theme({
  '.cm-tooltip': {
    backgroundColor: color('raised'),
    color: color('text'),
    border: `1px solid ${color('line')}`,
    borderRadius: 'var(--radius-control)',
    boxShadow: 'var(--shadow-overlay)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: '0.75rem' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: color('selected'), color: color('text') },
  '.cm-completionDetail': { color: color('muted'), fontStyle: 'normal' },
  '.cm-completionMatchedText': { color: color('accent'), textDecoration: 'none' },
  '.cm-diagnostic': { padding: '0.375rem 0.625rem', fontSize: '0.75rem', maxWidth: '32rem', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeftColor: color('danger') },
  '.cm-diagnostic-warning': { borderLeftColor: color('warn') },
  '.cm-diagnostic-info': { borderLeftColor: color('info') },
  '.cm-diagnosticAction': {
    marginLeft: '0',
    marginTop: '0.375rem',
    marginRight: '0.375rem',
    padding: '0.125rem 0.5rem',
    fontFamily: 'var(--font-sans)',
    fontSize: '0.75rem',
    color: color('text'),
    backgroundColor: color('sunken'),
    border: `1px solid ${color('line-control')}`,
    borderRadius: 'var(--radius-mark)',
  },
  '.cm-words': { padding: '0.375rem 0.625rem', fontSize: '0.75rem', maxWidth: '30rem', lineHeight: '1.125rem' },
  '.cm-words b': { fontFamily: 'var(--font-mono)', fontWeight: '600' },
  '.cm-words p': { color: color('muted'), marginTop: '0.125rem' },
  '.cm-changedLine': { backgroundColor: color('ok-bg') },
  '.cm-changedText': { background: 'none', boxShadow: `inset 0 -2px 0 ${color('ok')}` },
  '.cm-deletedChunk': { backgroundColor: color('danger-bg') },
  '.cm-deletedText': { background: 'none', boxShadow: `inset 0 -2px 0 ${color('danger')}` },
  '.cm-changedLineGutter': { backgroundColor: color('ok') },
  '.cm-deletedLineGutter': { backgroundColor: color('danger') },
  '.cm-panels': { backgroundColor: color('sunken'), color: color('text'), borderColor: color('line') },
  '.cm-textfield, .cm-button': {
    backgroundColor: color('raised'),
    backgroundImage: 'none',
    color: color('text'),
    border: `1px solid ${color('line-control')}`,
    borderRadius: 'var(--radius-mark)',
  },
  '.cm-searchMatch': { backgroundColor: color('warn-bg'), outline: `1px solid ${color('warn-line')}` },
})

const words = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: color('accent') },
  { tag: [tags.keyword, tags.typeName, tags.meta], color: color('moving') },
  { tag: [tags.string, tags.special(tags.string)], color: color('ok') },
  { tag: [tags.comment, tags.lineComment], color: color('muted'), fontStyle: 'italic' },
  { tag: [tags.heading], color: color('text'), fontWeight: '600' },
  { tag: [tags.emphasis], fontStyle: 'italic' },
  { tag: [tags.strong], fontWeight: '600' },
  { tag: [tags.link, tags.url], color: color('accent') },
  { tag: [tags.monospace], color: color('moving') },
  { tag: [tags.invalid], color: color('danger') },
])

export const look = [box, around, syntaxHighlighting(words)]

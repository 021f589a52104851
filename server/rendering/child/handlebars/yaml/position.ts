/**
 * Where in a YAML (or JSON) document the next character would stand. Fed with everything that is written, so that a
 * value can be written in the way its place needs: it can then never end the scalar it was put into.
 */
export interface YamlPosition {
  /** `tag` is inside `!Ref`; `text` is a block scalar, where everything is literal until the indentation ends. */
  mode: 'plain' | 'single' | 'double' | 'text' | 'comment' | 'tag'
  /** Nothing but spaces since the last indicator: the next character decides what the scalar is. */
  atStart: boolean
  /** How many [ and { are open. */
  flow: number
  /** The line up to here. */
  line: string
  /** Lines of a block scalar are indented by more than this. */
  textIndent: number
  /** The block scalar has no content yet: its first line decides how far all of them are indented. */
  textEmpty: boolean
  /** The block scalar, or this line, belongs to Fn::Sub: `${…}` would be replaced. */
  substituted: boolean
}

interface Tracker extends YamlPosition {
  /** Characters of the line so far, and whether all of them are white space. */
  column: number
  blank: boolean
  previous: string
  closedQuote: 'single' | 'double' | undefined
  escaped: boolean
  /** Column of the node that holds what comes next, and of the key that would begin here. */
  indent: number
  keyIndent: number
  header: boolean
  textSubstituted: boolean
}

/** `feed` takes a line or a part of one, with its line break at the end. */
export function createPosition(): { feed(text: string): void; at(): YamlPosition } {
  const tracker: Tracker = {
    mode: 'plain',
    atStart: true,
    flow: 0,
    line: '',
    textIndent: -1,
    textEmpty: false,
    substituted: false,
    column: 0,
    blank: true,
    previous: '\n',
    closedQuote: undefined,
    escaped: false,
    indent: 0,
    keyIndent: 0,
    header: false,
    textSubstituted: false,
  }
  return {
    feed(text) {
      tracker.line += text
      for (let i = 0; i < text.length; i++) step(tracker, text.charAt(i))
    },
    at() {
      const substituted = inSub.test(tracker.line) || (tracker.mode === 'text' && tracker.textSubstituted)
      return leavesText(tracker)
        ? { ...tracker, substituted, mode: 'plain', atStart: true }
        : { ...tracker, substituted }
    },
  }
}

const inSub = /!Sub\b|Fn::Sub\b/

/** Whether a character here would stand outside of the block scalar. */
const leavesText = (at: Tracker) => at.mode === 'text' && at.blank && at.column <= at.textIndent

function step(at: Tracker, character: string) {
  if (character === '\n') endLine(at)
  else {
    if (character !== ' ' && leavesText(at)) {
      at.mode = 'plain'
      at.atStart = true
      at.indent = at.column
      at.keyIndent = at.column
    }
    at.column++
    if (character !== ' ' && character !== '\t') at.blank = false
    readers[at.mode](at, character)
  }
  at.previous = character
}

function endLine(at: Tracker) {
  if (at.header) {
    at.mode = 'text'
    at.textIndent = at.indent
    at.textEmpty = true
    at.textSubstituted = inSub.test(at.line)
  } else if (at.mode === 'comment' || at.mode === 'tag') at.mode = 'plain'
  // A plain scalar may go on over lines, but in block style what follows is read as a new node first.
  if (at.mode === 'plain') at.atStart = true
  at.header = false
  at.closedQuote = undefined
  at.indent = 0
  at.keyIndent = 0
  at.line = ''
  at.column = 0
  at.blank = true
}

const readers: Record<YamlPosition['mode'], (at: Tracker, character: string) => void> = {
  text(at, character) {
    if (character !== ' ') at.textEmpty = false
  },
  comment: () => {},
  double(at, character) {
    if (at.escaped) at.escaped = false
    else if (character === '\\') at.escaped = true
    else if (character === '"') closeQuote(at, 'double')
  },
  single(at, character) {
    if (character === "'") closeQuote(at, 'single')
  },
  tag(at, character) {
    if (character === ' ') at.mode = 'plain'
  },
  plain(at, character) {
    if (at.closedQuote === 'single' && character === "'" && at.previous === "'") {
      // '' inside single quotes is one apostrophe, not an end and a beginning.
      at.mode = 'single'
      at.closedQuote = undefined
    } else if (at.flow > 0 && at.closedQuote && character === ':') at.atStart = true
    else if (character === ' ') space(at)
    else if (character === '#' && (at.previous === ' ' || at.column === 1)) at.mode = 'comment'
    else if (at.flow > 0 && ',]}'.includes(character)) closeFlow(at, character)
    else if (at.atStart) start(at, character)
  },
}

function closeQuote(at: Tracker, quote: 'single' | 'double') {
  at.mode = 'plain'
  at.atStart = false
  at.closedQuote = quote
}

function space(at: Tracker) {
  const afterDash = at.atStart && (at.previous === '-' || at.previous === '?')
  if (at.blank) at.indent = at.column
  else if (afterDash) at.indent = at.column - 2
  else if (at.previous === ':' && at.flow === 0) at.indent = at.keyIndent
  if (at.blank || afterDash) at.keyIndent = at.column
  if (at.previous === ':') at.atStart = true
}

function closeFlow(at: Tracker, character: string) {
  at.closedQuote = undefined
  at.atStart = character === ','
  if (character !== ',') {
    at.flow--
    // "[a]: b" and "{…}: x" may follow as in JSON-like keys.
    at.closedQuote = 'double'
  }
}

function start(at: Tracker, character: string) {
  at.closedQuote = undefined
  if (character === '"') at.mode = 'double'
  else if (character === "'") at.mode = 'single'
  else if (character === '!' || character === '&') at.mode = 'tag'
  else if (character === '[' || character === '{') at.flow++
  else if ((character === '|' || character === '>') && at.flow === 0) {
    at.header = true
    at.atStart = false
  } else if (character !== '-' && character !== '?') at.atStart = false
  else at.atStart = at.flow === 0 && at.previous !== '-' && at.previous !== '?'
}

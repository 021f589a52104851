import { StreamLanguage } from '@codemirror/language'

const keywords = /^(package|import|some|every|in|if|contains|not|with|as|default|else|true|false|null)\b/

/** Rego to the eye: comments, text, numbers, keywords and the names that stand for input. */
export const rego = StreamLanguage.define({
  token(stream) {
    if (stream.eatSpace()) return null
    if (stream.match(/^#.*/)) return 'comment'
    if (stream.match(/^"(?:[^"\\]|\\.)*"|^`[^`]*`/)) return 'string'
    if (stream.match(/^\d+(\.\d+)?\b/)) return 'number'
    if (stream.match(keywords)) return 'keyword'
    if (stream.match(/^(input|data)\b/)) return 'propertyName'
    if (stream.match(/^[A-Za-z_]\w*/)) return null
    stream.next()
    return null
  },
})

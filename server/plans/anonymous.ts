/** Only texts that mean nothing to YAML or CloudFormation may stand for each other; `true` or `12` may not. */
const inert = /^(?!(?:true|false|yes|no|on|off|null)$)[a-z][a-z0-9-]{2,}$/i

/**
 * The names of one target that may be exchanged for another's, the longest first, so that none hides another. A name
 * that stands in `source` too, the text an author wrote, may mean something there: `iam` in `iam:*` is nobody's name.
 */
export const ownNames = (names: string[], source = '') =>
  [...new Set(names)]
    .filter((name) => inert.test(name) && !source.includes(name))
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))

/** Of Unicode's private use: YAML reads them as letters, and nobody writes them. */
const firstSign = 0xe000
const signs = /[\ue000-\ue0ff]/

/** A text in which each own name is a sign for its number: equal for texts that differ in the names only. */
export const anonymous = (text: string, own: string[]) =>
  own.reduce((rest, name, i) => rest.replaceAll(name, String.fromCodePoint(firstSign + i)), text)

/** Whether a name has been taken out of a text. */
export const isAnonymous = (text: string) => signs.test(text)

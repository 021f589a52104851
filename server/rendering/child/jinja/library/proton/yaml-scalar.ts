/** Begins like, or is, something else than text in YAML, or would not end where it ends. */
const special = /^[\s!&*?|>@`"'%#,[\]{}-]|^(yes|no|on|off|null|~|)$|^[-+.]?\d[\d_.:eExXoO+-]*$|\s$|\p{Cc}|: |:$| #/iu
const dashWord = /^-[^\s]/
/** CloudFormation reads these as the texts they are. */
const literal = /^(true|false|0|-?[1-9]\d{0,15})$/

/** A text as one YAML value: plain where CloudFormation reads it as that text, else in double quotes. */
export function yamlScalar(text: string): string {
  if (literal.test(text)) return text
  const plain = !special.test(text) || (dashWord.test(text) && !special.test(text.slice(1)))
  return plain ? text : JSON.stringify(text)
}

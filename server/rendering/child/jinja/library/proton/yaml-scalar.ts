/** Begins or looks like something else than text in YAML. */
const special =
  /^$|^[\s!&*?|>@`"'%#,[\]{}-]|^(true|false|yes|no|on|off|null|~|y|n)$|^[-+.]?\d[\d_.:eExXoO+-]*$|\s$|\p{Cc}|: |:$| #/iu
const dashWord = /^-[^\s]/

/** A text as one YAML value: plain where YAML reads it as that text, else in double quotes. */
export function yamlScalar(text: string): string {
  const plain = !special.test(text) || (dashWord.test(text) && !special.test(text.slice(1)))
  return plain ? text : JSON.stringify(text)
}

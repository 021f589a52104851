import type { Bundle } from '../bundle/bundle.ts'
import { type Finding, warning } from '../bundle/finding.ts'

const secretKey =
  /^\s*(?:-\s*)?["']?([\w-]*(?:password|passwd|secret|secretstring|token|api[_-]?key|private[_-]?key|access[_-]?key))["']?\s*:\s*(.+?)\s*$/i

/**
 * Literals that look like passwords or keys: in templates, defaults and examples, which everybody may read. Known forms
 * of keys are errors when the bundle is read; these are guesses by the name of a field.
 */
export function findLiteralSecrets({ files }: Bundle): Finding[] {
  return files
    .filter(({ path }) => /\.(ya?ml|json|hbs)$/.test(path))
    .flatMap(({ path, content }) =>
      content.split('\n').flatMap((row, index) => {
        const [, key, value] = secretKey.exec(row) ?? []
        return key && value && isLiteral(value) ? [looksLikeSecret(path, key, index + 1)] : []
      }),
    )
}

/** Not a reference, a function, an expression, a word of a schema or a number. */
function isLiteral(written: string): boolean {
  const value = written.replace(/\s+#.*$/, '').replace(/^["']|["']$/g, '')
  if (value.length < 6 || /[\s<>{}$!&*|]/.test(value)) return false
  if (/^(arn:|string$|object$|number$|boolean$|integer$|true$|false$|null$|\d+$)/i.test(value)) return false
  return !/^[A-Z]\w+::/.test(value)
}

const looksLikeSecret = (file: string, key: string, line: number) =>
  warning(
    file,
    {
      code: 'LOOKS_LIKE_SECRET',
      message: `${key} looks like a secret that is written out, and everybody who sees the template can read it.`,
      advice:
        'Keep it in Secrets Manager and refer to it ({{cfnRef "secretsmanager" …}}, or an input marked x-secret), or let GenerateSecretString make it.',
    },
    { line, column: 1 },
  )

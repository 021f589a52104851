import type { BundleFile } from './archive/files.ts'
import { error, type Finding, warning } from './finding.ts'

const keyMaterial: [RegExp, string][] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/, 'a private key'],
  [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b(?![\s\S]{0,40}EXAMPLE)/, 'an AWS access key id'],
  [/aws_secret_access_key\s*[=:]\s*["']?[A-Za-z0-9/+]{40}\b/i, 'an AWS secret access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b/, 'a GitHub token'],
  [/\bxox[baprs]-[A-Za-z0-9-]{20,}/, 'a Slack token'],
]

const suspicious =
  /(^|\/)(\.git\/|\.env(\.[\w-]+)?$|\.npmrc$|\.netrc$|\.aws\/|id_(rsa|ed25519|ecdsa)$|node_modules\/|.*\.(exe|dll|so|jar|zip|tgz|tar\.gz|pem|p12|pfx|key)$)/

/** Key material is an error: bundles are read by everyone. Files that look like an accident are a warning. */
export function findSecrets(files: BundleFile[]): Finding[] {
  return files.flatMap(({ path, content, executable }) => [
    ...secretsIn(path, content),
    ...accidents(path),
    ...(executable ? [executableFile(path)] : []),
  ])
}

function secretsIn(path: string, content: string): Finding[] {
  return keyMaterial.flatMap(([pattern, what]) => {
    const found = pattern.exec(content)
    // AWS's own documentation keys end in EXAMPLE and open nothing.
    if (!found || found[0].includes('EXAMPLE')) return []
    const line = content.slice(0, found.index).split('\n').length
    const words = {
      code: 'BUNDLE_SECRET',
      message: `${path} holds ${what}.`,
      advice: 'Remove it, replace the key where it is used, and refer to it with {{cfnRef …}}.',
    }
    return [error(path, words, { line, column: 1 })]
  })
}

function accidents(path: string): Finding[] {
  if (!suspicious.test(path)) return []
  const words = {
    code: 'BUNDLE_SUSPICIOUS_FILE',
    message: `${path} does not look like part of a template.`,
    advice: 'Leave it out if it is here by accident.',
  }
  return [warning(path, words)]
}

const executableFile = (path: string) =>
  warning(path, {
    code: 'BUNDLE_SUSPICIOUS_FILE',
    message: `${path} is marked as executable; nothing in a bundle is ever run.`,
    advice: 'Remove the mark with chmod -x, or leave the file out.',
  })

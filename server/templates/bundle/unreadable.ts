import { Problem } from '../../errors.ts'
import type { TemplateKind } from '../template.ts'
import type { Bundle, BundleFile, Finding } from './bundle.ts'
import { digestFiles } from './digest.ts'
import { readBundle } from './read.ts'

/**
 * Reads a bundle that comes from outside as a whole. Throws one `Problem` with every place when files are missing or
 * cannot be read: that leaves nothing to show an author. Other errors are findings, shown beside the files.
 */
export function readReadable(files: BundleFile[]): { bundle: Bundle; findings: Finding[] } {
  const { bundle, findings } = readBundle(files)
  if (!bundle || findings.some(isUnreadable)) throw unreadable(findings)
  return { bundle, findings }
}

const isUnreadable = ({ severity, code }: Finding) => severity === 'error' && /^(BUNDLE|YAML|FILE)_/.test(code)

function unreadable(findings: Finding[]) {
  const errors = findings.filter((finding) => finding.severity === 'error')
  const [first] = errors
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return new Problem('BAD_REQUEST', `${first?.message ?? 'The bundle could not be read.'}${more}`, {
    reason: first?.code ?? 'BUNDLE_UNREADABLE',
    at: first?.file,
    issues: errors.map(({ file, line, message, advice }) => ({
      at: [file, line].filter(Boolean).join(':'),
      message: `${message} ${advice}`,
    })),
  })
}

/** What a half-written draft is while nothing can be made of it: its files, and nothing to render. */
export const unreadBundle = (kind: TemplateKind, files: BundleFile[]): Bundle => ({
  kind,
  parts: {},
  partials: {},
  schema: {},
  migrations: [],
  compatibleEnvironments: [],
  files,
  digest: digestFiles(files),
})

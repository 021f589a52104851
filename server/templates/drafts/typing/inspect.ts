import type { Ctx } from '../../../context.ts'
import { authorize } from '../../../policy/policy.ts'
import type { BundleFile } from '../../bundle/bundle.ts'
import { parts } from '../../bundle/part.ts'
import { guardVersion } from '../../inspection/guard-version.ts'
import type { LoadedVersion } from '../../versions/load.ts'
import type { DraftText } from '../inputs.ts'
import { changeFiles } from '../text/changes.ts'
import { judgeFiles, readFiles } from '../text/judge.ts'
import { readText, requireSeen } from '../text/read.ts'

/** What is wrong with a text as it stands in the editor, saved or not, and the form it makes. Keeps nothing. */
export async function inspectText(ctx: Ctx, draft: DraftText) {
  const typed = await readTyped(ctx, draft)
  const { bundle } = typed
  const { findings } = await judgeFiles(ctx, typed.template.kind, typed.files)
  return {
    findings: [...findings, ...(await guardVersion(ctx, typed))],
    schema: bundle.schema,
    example: bundle.example ?? null,
    parts: parts.flatMap((part) => {
      const { engine, file } = bundle.parts[part] ?? {}
      return engine && file ? [{ part, engine, file }] : []
    }),
    outputs: Object.keys(bundle.exampleOutputs ?? {}),
  }
}

/** A version as it would be if what was typed had been saved. */
export type TypedText = LoadedVersion & { files: BundleFile[] }

/** The saved files with what was typed since, read and not yet looked at: whoever renders them finds out anyway. */
export async function readTyped(ctx: Ctx, { revision, changes, ...ref }: DraftText): Promise<TypedText> {
  const unsaved = changes.written.length + changes.removed.length > 0
  // What is saved anybody may try. Text of one's own is rendered here only for those who may keep it here.
  if (unsaved) authorize(ctx, 'templates:publish')
  const text = await readText(ctx.db, ref)
  requireSeen(text, revision)
  const files = unsaved ? changeFiles(text.files, changes) : text.files
  const { bundle } = readFiles(text.template.kind, files)
  return { ...text.version, schema: bundle.schema, template: text.template, bundle, files }
}

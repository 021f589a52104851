import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { badRequest, Problem } from '../../errors.ts'
import { JsonProblem, readJson } from '../../rendering/json/read-json.ts'
import { decodeText } from '../../templates/bundle/archive/encoding.ts'

/** The text of a JSON object, to be read by the renderer as it is written. Throws a `Problem` with line and column. */
export async function readContext(given: string, cwd: string): Promise<string> {
  const bytes = await readFile(path.resolve(cwd, given)).catch((cause: unknown) => {
    throw new Problem('NOT_FOUND', `${given} cannot be read: ${reasonOf(cause)}.`, {
      reason: 'CONTEXT_NOT_FOUND',
      cause,
    })
  })
  const text = decodeText(given, bytes)
  try {
    if (readJson(text) instanceof Map) return text
  } catch (cause) {
    if (!(cause instanceof JsonProblem)) throw cause
    throw notJson(given, text, cause)
  }
  const message = `${given} is JSON, but not an object. Write { "environment": { … } }: the names the template sees.`
  throw badRequest(message, { reason: 'CONTEXT_FORMAT', at: `${given}:1:1` })
}

function notJson(given: string, text: string, { at, message }: JsonProblem): Problem {
  const before = text.slice(0, at).split('\n')
  const place = `${given}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
  return badRequest(`${place}: this is not JSON: ${message}.`, { reason: 'CONTEXT_FORMAT', at: place })
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  return code === 'EACCES' ? 'you may not read it' : `the system says ${code}`
}

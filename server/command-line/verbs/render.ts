import { parseTemplate } from '../../cloudformation/template/parse.ts'
import { createRenderPool } from '../../rendering/pool.ts'
import type { Bundle } from '../../templates/bundle/bundle.ts'
import { folders } from '../../templates/bundle/files/manifest.ts'
import { type Finding, hasErrors } from '../../templates/bundle/finding.ts'
import { type Part, parts } from '../../templates/bundle/part.ts'
import { readBundle } from '../../templates/bundle/read.ts'
import { parseRendered, renderText } from '../../templates/rendering/render.ts'
import { readArguments, required, UsageProblem } from '../arguments.ts'
import { readSource } from '../input/bundle-source.ts'
import { readContext } from '../input/context-file.ts'
import { showFinding } from '../output/findings.ts'
import type { Verb } from './verb.ts'

/** Prints one rendered template, or nothing at all. */
export const renderVerb: Verb = async ({ args, cwd, out, err }) => {
  const given = readArguments(args, { values: ['--part', '--context'], flags: ['--raw'] })
  const part = readPart(required(given, '--part', parts.join(', ')))
  const context = required(given, '--context', 'a JSON file with the names the template sees')
  const { files } = await readSource(given.bundle, cwd)
  const { bundle, findings } = readBundle(files)
  if (!bundle?.parts[part]) {
    // A part that is there and still cannot be rendered has findings that say why.
    const isThere = !bundle || bundle.files.some((file) => file.path.startsWith(`${folders[part]}/`))
    const errors = isThere ? findings.filter((finding) => hasErrors([finding])) : []
    err(errors.map(showFinding).join('') || absent(given.bundle, part, bundle))
    return 1
  }
  const names = await readContext(context, cwd)
  out(await render(bundle, part, names, given.flags.has('--raw') ? 'as it is' : 'as a template'))
  return 0
}

function readPart(text: string): Part {
  const part = parts.find((known) => known === text)
  if (!part) throw new UsageProblem(`--part is ${JSON.stringify(text)}; it must be one of ${parts.join(', ')}.`)
  return part
}

async function render(bundle: Bundle, part: Part, names: string, wanted: 'as it is' | 'as a template') {
  const pool = createRenderPool({ size: 1 })
  try {
    const rendered = await renderText(pool, { bundle, part, names })
    if (wanted === 'as a template') parseRendered(rendered, parseTemplate)
    return rendered.text
  } finally {
    pool.close()
  }
}

function absent(given: string, part: Part, bundle: Bundle | undefined): string {
  const there = Object.keys(bundle?.parts ?? {}).join(' and ')
  const message = `The bundle has no ${part}; it has ${there || 'no template that can be rendered'}.`
  const advice = there ? `Write --part ${Object.keys(bundle?.parts ?? {})[0]}.` : ''
  return showFinding({ severity: 'error', code: 'RENDER_PART', file: given, message, advice } satisfies Finding)
}

import { limits, type RenderRequest, type RenderResult } from '../../request.ts'
import { blockHelpers } from './blocks.ts'
import { evaluate, evaluateStatement, type Run, spend } from './evaluate.ts'
import { partialName } from './nodes.ts'
import { parse } from './parse.ts'
import { plainNames } from './plain-names.ts'
import { type Place, placeOf, TemplateStop } from './problem.ts'
import { rootScope, type Scope } from './scope.ts'
import { showValue } from './show-value.ts'
import { createWriter, type Writer } from './writer.ts'

interface Rendering {
  request: RenderRequest
  partialNames: Set<string>
  writer: Writer
  budget: Run['budget']
  partialDepth: number
}

/**
 * Renders a Handlebars template by walking the tree of Handlebars' own parser. Nothing is compiled to JavaScript, only
 * own properties of plain data are read, and every step is counted. The same request always gives the same text.
 */
export function renderHandlebars(request: RenderRequest): RenderResult {
  const tooLarge = (): never => {
    const message = 'The rendered text is larger than 1 MB; CloudFormation accepts 1 MB from S3.'
    throw new TemplateStop('TEMPLATE_OUTPUT_TOO_LARGE', message, { file: request.file, line: 1, column: 1 })
  }
  const writer = createWriter(tooLarge)
  const partialNames = new Set(Object.keys(request.partials))
  const rendering = { request, partialNames, writer, budget: { steps: limits.steps }, partialDepth: 0 }
  try {
    renderFile(rendering, request.file, request.source, rootScope(plainNames(request)))
    return { ok: true, ...writer.finish() }
  } catch (cause) {
    if (cause instanceof TemplateStop) return { ok: false, problem: cause.problem }
    throw cause
  }
}

function renderFile(rendering: Rendering, file: string, source: string, scope: Scope) {
  const parsed = parse(file, source, rendering.partialNames)
  renderProgram(rendering, { file, budget: rendering.budget }, parsed.program, scope)
}

function renderProgram(rendering: Rendering, run: Run, program: hbs.AST.Program | undefined, scope: Scope) {
  for (const statement of program?.body ?? []) renderStatement(rendering, run, statement, scope)
}

function renderStatement(rendering: Rendering, run: Run, statement: hbs.AST.Statement, scope: Scope) {
  spend(run, 1, placeOf(run.file, statement))
  switch (statement.type) {
    case 'ContentStatement':
      return renderContent(rendering, run, statement as hbs.AST.ContentStatement)
    case 'MustacheStatement':
      return renderMustache(rendering, run, statement as hbs.AST.MustacheStatement, scope)
    case 'BlockStatement': {
      const node = statement as hbs.AST.BlockStatement
      const block = blockHelpers.get(String(node.path.original))
      return block?.(run, node, scope, (branch, inner) => renderProgram(rendering, run, branch, inner))
    }
    case 'PartialStatement':
      return renderPartial(rendering, run, statement as hbs.AST.PartialStatement, scope)
  }
}

function renderContent({ writer }: Rendering, run: Run, node: hbs.AST.ContentStatement) {
  // The parser cuts white space around tags that stand alone; what is left began some lines further down.
  const original = String(node.original)
  const cut = original.slice(0, Math.max(0, original.lastIndexOf(node.value)))
  writer.literal(node.value, run.file, node.loc.start.line + cut.split('\n').length - 1)
}

function renderMustache({ writer }: Rendering, run: Run, node: hbs.AST.MustacheStatement, scope: Scope) {
  const value = evaluateStatement(run, node, scope)
  const at = writer.at()
  spend(run, at.line.length / 64, placeOf(run.file, node))
  writer.value(showValue(run, node, value, at), run.file, node.loc.start.line)
}

function renderPartial(rendering: Rendering, run: Run, node: hbs.AST.PartialStatement, scope: Scope) {
  const place = placeOf(run.file, node)
  const name = partialName(node)
  if (rendering.partialDepth >= limits.partialDepth) throw recursion(name, place)
  const [param] = node.params
  // As Handlebars' explicitPartialContext: a partial sees what it is given, and @root.
  const given = param ? evaluate(run, param, scope) : {}
  const pairs = node.hash?.pairs.map((pair) => [pair.key, evaluate(run, pair.value, scope)] as const) ?? []
  const value = pairs.length > 0 ? { ...(given as object), ...Object.fromEntries(pairs) } : given
  const inner = { ...rendering, partialDepth: rendering.partialDepth + 1 }
  const source = rendering.request.partials[name] ?? ''
  const partialScope = { ...rootScope(value), root: scope.root }
  rendering.writer.indented(node.indent, () => renderFile(inner, `partials/${name}.hbs`, source, partialScope))
}

const recursion = (name: string, place: Place) =>
  new TemplateStop(
    'TEMPLATE_RECURSION',
    `Partials include each other more than ${limits.partialDepth} deep, at "${name}".`,
    place,
  )

import type { Operator } from '../operators/binary.ts'
import type { Order } from '../operators/order.ts'
import type { Value } from '../values/value.ts'
import type { Scope } from './scopes/scope.ts'

interface At {
  /** Offset into the normalised source. */
  at: number
  /** Where Jinja2 says that an expression is, when that can be on another line than `at`. */
  lineAt?: number
  /** Jinja2 makes a constant of it; known after `bind`. */
  folded?: boolean
}

export interface NameNode extends At {
  kind: 'name'
  name: string
  /** How many scopes further out the variable lives; known after `bind`. */
  hops: number
}

export interface CallArguments {
  args: Expression[]
  named: { key: string; value: Expression }[]
  dynArgs: Expression | undefined
  dynNamed: Expression | undefined
}

export interface SliceNode extends At {
  kind: 'slice'
  start: Expression | undefined
  stop: Expression | undefined
  step: Expression | undefined
}

export interface FilterNode extends At, CallArguments {
  kind: 'filter'
  name: string
  /** Absent at the head of a filter block. */
  node: Expression | undefined
}

export interface TestNode extends At, CallArguments {
  kind: 'test'
  name: string
  node: Expression
}

export interface CallNode extends At, CallArguments {
  kind: 'call'
  node: Expression
}

/** Only as a target of `set`. */
export interface NamespaceNode extends At {
  kind: 'nsref'
  name: NameNode
  attribute: string
}

export type Comparison = Order | '==' | '!=' | 'in' | 'not in'

export type Expression =
  | (At & { kind: 'const'; value: Value })
  | NameNode
  | (At & { kind: 'attribute'; node: Expression; name: string })
  | (At & { kind: 'item'; node: Expression; key: Expression })
  | SliceNode
  | (At & { kind: 'list'; items: Expression[] })
  | (At & { kind: 'tuple'; items: Expression[] })
  | (At & { kind: 'dict'; items: { key: Expression; value: Expression }[] })
  | CallNode
  | FilterNode
  | TestNode
  | (At & { kind: 'not'; node: Expression })
  | (At & { kind: 'negate' | 'plus'; node: Expression })
  | (At & { kind: 'and' | 'or'; left: Expression; right: Expression })
  | (At & { kind: 'compare'; first: Expression; rest: { comparison: Comparison; node: Expression }[] })
  | (At & { kind: 'concat'; parts: Expression[] })
  | (At & { kind: 'binary'; operator: Operator; left: Expression; right: Expression; signLast?: boolean })
  | (At & { kind: 'condition'; test: Expression; value: Expression; otherwise: Expression | undefined })
  | NamespaceNode

export type Target = NameNode | NamespaceNode | (At & { kind: 'tuple'; items: Target[] })

export interface Parameter extends At {
  name: NameNode
  fallback: Expression | undefined
}

export interface MacroNode extends At {
  kind: 'macro'
  /** Absent for the body of a call block. */
  name: NameNode | undefined
  parameters: Parameter[]
  body: Statement[]
  scope?: Scope
  uses?: { caller: boolean; kwargs: boolean; varargs: boolean }
}

export interface ForNode extends At {
  kind: 'for'
  target: Target
  /** The same target, bound in the scope of the filter. */
  testTarget: Target
  iterable: Expression
  test: Expression | undefined
  recursive: boolean
  body: Statement[]
  otherwise: Statement[]
  scopes?: { body: Scope; test: Scope; otherwise: Scope }
  hasLoop?: boolean
}

export interface IfNode extends At {
  kind: 'if'
  branches: { test: Expression; body: Statement[]; at: number }[]
  otherwise: Statement[]
}

export interface WithNode extends At {
  kind: 'with'
  targets: Target[]
  values: Expression[]
  body: Statement[]
  scope?: Scope
}

export interface SetBlockNode extends At {
  kind: 'setBlock'
  target: Target
  filter: FilterNode | undefined
  body: Statement[]
  scope?: Scope
}

export interface FilterBlockNode extends At {
  kind: 'filterBlock'
  filter: FilterNode
  body: Statement[]
  scope?: Scope
}

export interface BlockNode extends At {
  kind: 'block'
  name: string
  scoped: boolean
  required: boolean
  body: Statement[]
  scope?: Scope
  /** The names of the surrounding scopes that a scoped block sees, with their distance. */
  visible?: { name: string; hops: number }[]
}

export interface AutoescapeNode extends At {
  kind: 'autoescape'
  enabled: Expression
  body: Statement[]
  scope?: Scope
}

/** `include`, `import`, `from … import` and `extends`: read as Jinja2 reads them, refused where they are reached. */
export interface ImportNode extends At {
  kind: 'import'
  tag: string
  source: Expression
  /** What is set by it. */
  names: NameNode[]
}

export type Statement =
  | (At & { kind: 'data'; text: string })
  | (At & { kind: 'print'; node: Expression })
  | (At & { kind: 'set'; target: Target; value: Expression })
  | SetBlockNode
  | ForNode
  | IfNode
  | WithNode
  | MacroNode
  | (At & { kind: 'callBlock'; call: CallNode; macro: MacroNode })
  | FilterBlockNode
  | BlockNode
  | AutoescapeNode
  | ImportNode

export interface Template {
  body: Statement[]
  blocks: Map<string, BlockNode>
  scope: Scope
  source: string
}

import { CodeBlock } from '../../../../../_ui/code/code-block.tsx'
import { EmptyState } from '../../../../../_ui/feedback/empty-state.tsx'
import { Section } from '../../../../../_ui/page/section.tsx'
import type { Column } from '../../../../../_ui/table/columns.ts'
import { PlainTable } from '../../../../../_ui/table/plain-table.tsx'
import { CopyButton } from '../../../../../_ui/text/copy-button.tsx'
import { Mono, Muted } from '../../../../../_ui/text/words.tsx'
import type { Deployment } from '../use-deployment.ts'

type Row = readonly [name: string, value: string]

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Parameter', cell: ([name]) => <Mono>{name}</Mono>, width: '20rem' },
  { id: 'value', header: 'Value', cell: ([, value]) => (value ? <Mono>{value}</Mono> : <Muted>empty</Muted>) },
  {
    id: 'copy',
    header: '',
    cell: ([name, value]) => <CopyButton text={value} label={`Copy ${name}`} />,
    width: '4rem',
    align: 'right',
  },
]

/** What was filled in, and what the renderer made of it for CloudFormation. */
export function ParametersTab({ deployment: { spec, parameters } }: { deployment: Deployment }) {
  const empty = (
    <EmptyState title="No parameters">
      The template has none of its own, or has not been rendered yet; its values are part of its text.
    </EmptyState>
  )
  return (
    <>
      <Section title="Parameters" description="What CloudFormation was given beside the template.">
        <PlainTable
          label="parameters"
          columns={columns}
          rows={Object.entries(parameters ?? {})}
          rowId={([name]) => name}
          empty={empty}
        />
      </Section>
      <Section title="Spec" description="What the team filled in, with the defaults of the version.">
        <CodeBlock label="Spec" code={JSON.stringify(spec, null, 2)} />
      </Section>
    </>
  )
}

import { Panel } from '../../../_ui/page/panel.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'

const files = [
  ['schema/schema.yaml', 'What a team fills in'],
  ['infrastructure/', 'Of an environment: manifest.yaml, cloudformation.yaml'],
  ['instance_infrastructure/', 'The same, of a service'],
  ['pipeline_infrastructure/', 'Of a service, if it delivers its code by itself'],
  ['partials/*.hbs', 'Parts of the template, if any'],
  ['spec/spec.yaml', 'An example, rendered and checked'],
  ['README.md, notes.md', 'For developers, for operators'],
  ['migrations/2.0.yaml', 'How an old spec becomes a new one'],
] as const

/** For the person who makes their first bundle, and for the one who forgot a name. */
export function BundleLayout() {
  return (
    <Section title="What a bundle holds" description="AWS Proton's layout; its bundles work as they are.">
      <Panel>
        <dl className="flex flex-col gap-2.5 text-table">
          {files.map(([path, holds]) => (
            <div key={path}>
              <dt>
                <Mono>{path}</Mono>
              </dt>
              <dd>
                <Muted>{holds}</Muted>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Section>
  )
}

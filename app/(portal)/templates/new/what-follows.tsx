import { Panel } from '../../../_ui/page/panel.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { Muted } from '../../../_ui/text/words.tsx'

const steps = [
  ['Write', 'The editor saves as you type, and says what is wrong at its line.'],
  ['Look', 'See the form, the rendered template, and what it creates, while you write.'],
  ['Publish', 'From then on 1.0 never changes, and teams find it in the catalogue.'],
] as const

/** What will happen after the form, so that nobody fears the button. */
export function WhatFollows() {
  return (
    <Section title="What follows">
      <Panel>
        <dl className="flex flex-col gap-2.5 text-table">
          {steps.map(([step, what]) => (
            <div key={step}>
              <dt className="font-medium">{step}</dt>
              <dd>
                <Muted>{what}</Muted>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Section>
  )
}

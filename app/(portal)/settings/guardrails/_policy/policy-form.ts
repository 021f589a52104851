import type { PolicyScope, PolicySeverity } from '../../../../../server/guardrails/guardrail.ts'

/** A policy as somebody is writing it. */
export interface PolicyForm {
  name: string
  description: string
  severity: PolicySeverity
  scope: PolicyScope
  source: string
  enabled: boolean
}

export const formOf = ({ name, description, severity, scope, source, enabled }: PolicyForm): PolicyForm => ({
  name,
  description,
  severity,
  scope,
  source,
  enabled,
})

const example = `package guardrail

import rego.v1

# input.template    the rendered template, in its long form, with parameters filled in
# input.plan        changes, counts and risk; not there when a version is published
# input.target      template, kind, version, stage, environment, region

deny contains {"resource": id, "message": sprintf("%s keeps its messages for over a week", [id])} if {
  some id, resource in input.template.Resources
  resource.Type == "AWS::SQS::Queue"
  to_number(resource.Properties.MessageRetentionPeriod) > 604800
}
`

/** A new policy begins with something that works and says what there is to look at. */
export const beginning: PolicyForm = {
  name: '',
  description: '',
  severity: 'warn',
  scope: { kinds: [], templates: [], stages: [] },
  source: example,
  enabled: true,
}

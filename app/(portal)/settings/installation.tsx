import packageJson from '../../../package.json' with { type: 'json' }
import { readConfig } from '../../../server/config.ts'
import { Panel } from '../../_ui/page/panel.tsx'
import { DescriptionList } from '../../_ui/text/description-list.tsx'
import { Mono } from '../../_ui/text/words.tsx'

/** What an operator is asked for when they report something. Nothing here is secret. */
export function Installation() {
  const { publicUrl, oidc, awsEndpoint, workerConcurrency, logLevel } = readConfig()
  return (
    <Panel>
      <DescriptionList
        facts={[
          { label: 'Hadron', value: <Mono>{packageJson.version}</Mono> },
          { label: 'Address', value: <Mono>{publicUrl}</Mono> },
          {
            label: 'Sign-in',
            value: oidc ? (
              <Mono>{oidc.issuer}</Mono>
            ) : (
              'Demo identities, because it can be reached from this machine only'
            ),
          },
          { label: 'CloudFormation', value: awsEndpoint ? <Mono>{awsEndpoint}</Mono> : 'AWS' },
          { label: 'Worker', value: `${workerConcurrency} deployments and rollouts at once in each process` },
          { label: 'Log level', value: logLevel },
        ]}
      />
    </Panel>
  )
}

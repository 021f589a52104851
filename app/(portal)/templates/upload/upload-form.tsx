'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { namePattern, nameRule } from '../../../../server/names.ts'
import { paths } from '../../../_lib/paths.ts'
import { ActionButton } from '../../../_ui/button/action-button.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { hopeless, type PickedBundle } from './_bundle/picked-bundle.ts'
import { sendBundle } from './_bundle/send-bundle.ts'
import { BundlePicker } from './bundle-picker.tsx'
import { type Destination, DestinationFields, type KnownTemplate } from './destination-fields.tsx'
import { UploadResult } from './upload-result.tsx'

/** From a bundle on the author's disk to a draft. What was chosen stays when it is refused. */
export function UploadForm({ templates, preset }: { templates: KnownTemplate[]; preset: string | undefined }) {
  const router = useRouter()
  const [picked, setPicked] = useState<PickedBundle>()
  const [destination, setDestination] = useState<Destination>({
    template: preset ?? '',
    name: '',
    title: '',
    description: '',
    bump: 'minor',
  })
  const upload = useMutation({
    mutationFn: (bundle: PickedBundle) => sendBundle(bundle, factsOf(destination)),
    onSuccess: (answer) => {
      if (!('registered' in answer)) return
      const { template, version, findings, known } = answer.registered
      if (findings.length === 0 && !known) router.push(paths.version(template, version))
    },
  })
  const tooMuch = picked && hopeless(picked)
  const missing = tooMuch ?? blockedBecause(picked, destination)
  return (
    <Stack gap="wide">
      <BundlePicker
        picked={picked}
        error={tooMuch}
        onPick={(bundle) => {
          setPicked(bundle)
          upload.reset()
        }}
      />
      <DestinationFields templates={templates} value={destination} onChange={setDestination} />
      <div>
        <ActionButton
          variant="primary"
          disabledReason={missing}
          pending={upload.isPending}
          error={undefined}
          onClick={() => picked && upload.mutate(picked)}
        >
          Upload bundle
        </ActionButton>
      </div>
      {upload.data && <UploadResult answer={upload.data} />}
    </Stack>
  )
}

const factsOf = ({ template, name, title, description, bump }: Destination) =>
  template ? { template, bump } : { template: name, bump, title, description }

/** Only what the server cannot know better: it checks everything again. */
function blockedBecause(picked: PickedBundle | undefined, { template, name }: Destination) {
  if (!picked) return 'Choose an archive or a folder first.'
  if (template) return undefined
  return namePattern.test(name) ? undefined : `Name the new template. ${nameRule}`
}

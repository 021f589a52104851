'use client'

import { DiffBlock } from '../../../../../../_ui/code/diff-block.tsx'
import { CompareEditor } from '../../../../../../_ui/code/editor/compare-editor.tsx'
import { Section } from '../../../../../../_ui/page/section.tsx'

interface Props {
  path: string
  before: { number: string; text: string }
  after: { number: string; text: string }
  look: 'split' | undefined
}

/** A text at two versions: changed lines under each other, or both texts side by side. */
export function TextDiff({ path, before, after, look }: Props) {
  if (look !== 'split') return <DiffBlock label={path} before={before.text} after={after.text} />
  return (
    <Section title={path}>
      <CompareEditor
        path={path}
        labels={[`${path} at ${before.number}`, `${path} at ${after.number}`]}
        left={before.text}
        right={after.text}
      />
    </Section>
  )
}

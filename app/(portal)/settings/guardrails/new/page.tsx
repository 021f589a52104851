import { api } from '../../../../_trpc/server.tsx'
import { Page } from '../../../../_ui/page/page.tsx'
import { PolicyEditor } from '../_policy/policy-editor.tsx'
import { beginning } from '../_policy/policy-form.ts'

export const metadata = { title: 'Write policy' }

export default async function NewPolicyPage() {
  const [{ blocked }, templates] = await Promise.all([api.guardrails.list.query(), api.templates.list.query({})])
  return (
    <Page
      title="Write policy"
      description="Write what must not be, try it against what was deployed lately, then save it."
    >
      <PolicyEditor
        saved={undefined}
        first={beginning}
        templates={templates.map(({ name }) => name)}
        blocked={blocked.create}
      />
    </Page>
  )
}

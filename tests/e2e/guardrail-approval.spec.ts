import { paths } from '../../app/_lib/paths.ts'
import { expect, test } from '../support/story.ts'

/** The policy engine begins to work when it is asked for the first time. */
const soon = { timeout: 60_000 }

/** Speaks of one environment only, so that no other story hears of it. */
const source = `package guardrail

import rego.v1

deny contains {"resource": "Vpc", "message": "A network of this name is somebody's decision"} if {
  input.target.name == "answered-dev"
}
`

test('an operator answers a guardrail in the form that creates an environment', async ({ page, signedInAs }) => {
  test.setTimeout(240_000)
  await signedInAs('operator')
  await page.goto(paths.newGuardrail())
  await page.getByLabel('Name').fill('Networks are decided')
  await page.getByRole('textbox', { name: 'Policy in Rego' }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(source)
  await page.getByLabel('What it does').selectOption('Asks for approval')
  await page.getByRole('button', { name: 'Save policy' }).click()
  await expect(page.getByRole('heading', { name: 'Networks are decided', level: 1 })).toBeVisible(soon)

  await page.goto(paths.newEnvironment({ template: 'network' }))
  await page.getByRole('textbox', { name: 'Name' }).fill('answered-dev')
  await expect(page.getByText(/Networks are decided asks for an approval by an operator/)).toBeVisible(soon)
  await page.getByRole('button', { name: 'Next: spec' }).click()
  await page.getByRole('button', { name: 'Next: review' }).click()
  await page.getByRole('button', { name: 'Create environment' }).click()
  await expect(page.getByText(/The guardrail “Networks are decided” asks for an approval/)).toBeVisible(soon)

  await page.getByLabel('Why it may be deployed all the same').fill('The architects agreed on Monday')
  await page.getByRole('button', { name: 'Create environment' }).click()
  await expect(page.getByRole('status', { name: 'Deployment' })).toContainText('Succeeded', soon)
})

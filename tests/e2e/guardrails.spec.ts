import { paths } from '../../app/_lib/paths.ts'
import { expect, test } from '../support/story.ts'

const source = `package guardrail

import rego.v1

deny contains {"resource": id, "message": sprintf("%s has no zone of its own", [id])} if {
  some id, resource in input.template.Resources
  resource.Type == "AWS::EC2::InternetGateway"
}
`

test('an operator writes a policy, tries it on what was deployed, and it holds back the next change', async ({
  page,
  fleet,
  signedInAs,
}) => {
  await signedInAs('operator')
  await fleet.environment('guarded', 'staging')

  await page.goto(paths.newGuardrail())
  await page.getByLabel('Name').fill('No gateways in a story')
  const editor = page.getByRole('textbox', { name: 'Policy in Rego' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(source.replace('some id', 'some id id'))
  await page.getByRole('button', { name: 'Try on the last 500 deployments' }).click()
  await expect(page.getByText(/^Line 6, column \d+/)).toBeVisible()

  await editor.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(source)
  await page.getByRole('button', { name: 'Try on the last 500 deployments' }).click()
  await expect(page.getByRole('heading', { name: /It would have met \d+ of/ })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'guarded' })).toContainText('has no zone of its own')

  await page.getByLabel('What it does').selectOption('Denies')
  await page.getByRole('checkbox', { name: 'Staging' }).check({ force: true })
  await page.getByRole('button', { name: 'Save policy' }).click()
  await expect(page.getByRole('heading', { name: 'No gateways in a story', level: 1 })).toBeVisible()
  const policy = page.url()

  await page.goto(paths.changeEnvironment('guarded'))
  await page.getByRole('radio', { name: 'none' }).check()
  await expect(page.getByRole('alert').filter({ hasText: 'No gateways in a story denies this' })).toBeVisible()
  await page.getByRole('button', { name: 'Change environment' }).click()
  await expect(page.getByText(/The guardrail “No gateways in a story” denies it/)).toBeVisible()

  await page.goto(policy)
  await expect(page.getByRole('row').filter({ hasText: 'guarded' })).toContainText('Denied when requested')
  await page.getByRole('button', { name: 'Grant exemption' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Who').selectOption('guarded')
  await dialog.getByLabel('Why').fill('Moves to the new network in March')
  await dialog.getByRole('button', { name: 'Grant exemption' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Moves to the new network in March' })).toBeVisible()

  await page.goto(paths.changeEnvironment('guarded'))
  await page.getByRole('radio', { name: 'none' }).check()
  await expect(page.getByText(/is set aside until/)).toBeVisible()
  await page.getByRole('button', { name: 'Change environment' }).click()
  await expect(page.getByRole('main').getByText('Succeeded').first()).toBeVisible()
})

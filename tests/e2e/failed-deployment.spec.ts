import type { Page } from '@playwright/test'
import { paths } from '../../app/_lib/paths.ts'
import { expect, expectRow, test } from '../support/story.ts'

test('a failed creation opens with its first cause, and succeeds with a changed spec', async ({
  page,
  fleet,
  signedInAs,
}) => {
  test.setTimeout(150_000)
  await signedInAs('developer')
  await fleet.environment('rocky-dev', 'development')

  await page.goto(paths.newService({ template: 'web-service' }))
  await page.getByRole('textbox', { name: 'Name' }).fill('rocky-shop')
  await page.getByLabel('Environment').selectOption('rocky-dev')
  await page.getByRole('button', { name: 'Next: spec' }).click()
  await page.getByRole('button', { name: /^About/ }).click()
  await describe(page, 'hadron:fail-create:The subnet is full')
  await page.getByRole('button', { name: 'Next: pipeline' }).click()
  await page.getByRole('button', { name: 'Next: review' }).click()
  await page.getByRole('button', { name: 'Create service' }).click()

  await expectDeployment(page, 'Failed')
  await expect(firstCause(page)).toContainText(
    /^Service \(AWS::ECS::Service\) could not be created: .*The subnet is full/,
  )
  await expect(firstCause(page)).toContainText('CloudFormation removed what it had created; nothing runs.')
  await page.goto(paths.home())
  await expect(page.getByRole('list', { name: 'Needs attention' })).toContainText('rocky-shop/rocky-dev')
  await page
    .getByRole('link', { name: /rocky-shop\/rocky-dev/ })
    .first()
    .click()

  await firstCause(page).getByRole('link', { name: 'Change the spec and try again' }).click()
  await describe(page, 'A shop')
  await page.getByRole('button', { name: 'Deploy instance' }).click()
  await expectDeployment(page, 'Succeeded')
})

test('a failed change leaves the old version running and says so', async ({ page, fleet, signedInAs }) => {
  test.setTimeout(150_000)
  await signedInAs('developer')
  await fleet.environment('steady-dev', 'development')
  await fleet.of('web-service', { at: '2.0', environment: 'steady-dev', instances: ['steady-shop'] })

  await page.goto(paths.instance('steady-shop', 'steady-dev'))
  await page.getByRole('link', { name: 'Upgrade to 2.1' }).click()
  await page.getByRole('button', { name: /^About/ }).click()
  await describe(page, 'hadron:fail-update')
  await expect(page.getByRole('region', { name: 'What this changes' })).toContainText('replaces none, removes none')
  await page.getByRole('textbox', { name: 'Why' }).fill('Try the new one')
  await page.getByRole('button', { name: 'Upgrade instance to 2.1' }).click()

  await expectDeployment(page, 'Failed')
  await expect(firstCause(page)).toContainText('CloudFormation rolled back; what ran before still runs.')
  const resources = page.getByRole('list', { name: /^Resources/ })
  await expect(resources.getByRole('button', { name: /Service AWS::ECS::Service/ })).toBeVisible()

  await page.goto(paths.instance('steady-shop', 'steady-dev'))
  await expect(page.getByRole('main').getByText('2.1 is available: see what changes')).toBeVisible()
  await page.goto(`${paths.services()}?tab=attention&q=steady-shop`)
  await expectRow(page, 'instances', { Service: 'steady-shop', Version: '2.0', 'Last deployment': 'Failed' })
})

test('what is deleted is listed first, and gone afterwards', async ({ page, fleet, signedInAs }) => {
  test.setTimeout(150_000)
  await signedInAs('developer')
  await fleet.environment('brief-dev', 'development')

  await page.goto(paths.environment('brief-dev'))
  await page.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete environment brief-dev?' })
  await expect(dialog.getByRole('list')).toContainText('Vpc (AWS::EC2::VPC)')
  const confirm = dialog.getByRole('button', { name: 'Delete environment' })
  await expect(confirm).toHaveAccessibleDescription('Type brief-dev above first.')
  await dialog.getByRole('textbox').fill('brief-dev')
  await confirm.click()

  await expectDeployment(page, 'Succeeded')
  await page.goto(paths.environment('brief-dev'))
  await expect(page.getByRole('main').getByText('There is nothing here')).toBeVisible()
})

const describe = (page: Page, text: string) => page.getByRole('textbox', { name: 'Description' }).fill(text)

/** The banner of a failure: the sentence, and what can be done. */
const firstCause = (page: Page) => page.getByRole('status').filter({ hasText: 'First cause' })

const expectDeployment = (page: Page, status: string) =>
  expect(page.getByRole('status', { name: 'Deployment' })).toContainText(status, { timeout: 60_000 })

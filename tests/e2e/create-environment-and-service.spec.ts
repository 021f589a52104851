import type { Page } from '@playwright/test'
import { paths } from '../../app/_lib/paths.ts'
import { expect, expectRow, test } from '../support/story.ts'

test('a developer creates an environment and a service in it, and sees each before it exists', async ({
  page,
  signedInAs,
}) => {
  test.setTimeout(120_000)
  await signedInAs('developer')

  await page.goto(paths.catalogueTemplate('network'))
  await page.getByRole('link', { name: 'Create environment' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('story-dev')
  await expect(whatThisCreates(page)).toContainText(/Adds \d+ resources.*instant plan, \d+ ms/)
  await page.getByRole('button', { name: 'Next: spec' }).click()
  await page.getByRole('radio', { name: 'none' }).check()
  await expect(whatThisCreates(page)).not.toContainText('NatGateway')
  await page.getByRole('button', { name: 'Next: review' }).click()
  await page.getByRole('textbox', { name: 'Why' }).fill('Somewhere to begin')
  await page.getByRole('button', { name: 'Create environment' }).click()
  await expectDeployment(page, 'Succeeded')
  await expect(page.getByRole('button', { name: 'Copy VpcId' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Somewhere to begin')).toBeVisible()

  await page.goto(paths.catalogueTemplate('web-service'))
  await page.getByRole('link', { name: 'Create service' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('story-shop')
  await page.getByLabel('Environment').selectOption('story-dev')
  await page.getByRole('button', { name: 'Next: spec' }).click()
  const port = page.getByRole('textbox', { name: 'Container port' })
  await port.fill('70000')
  await port.blur()
  await expect(port).toHaveAccessibleDescription(/Container port is 70000; at most 65535/)
  await page.getByRole('button', { name: 'Next: pipeline' }).click()
  await expect(port, 'a spec that does not fit is not left').toBeVisible()
  await port.fill('8080')
  await page.getByRole('button', { name: 'Next: pipeline' }).click()
  await page.getByRole('button', { name: 'Next: review' }).click()
  await page.getByRole('button', { name: 'Create service' }).click()
  await expectDeployment(page, 'Succeeded')

  await page.goto(`${paths.services()}?q=story-shop`)
  await expectRow(page, 'instances', {
    Service: 'story-shop',
    Environment: 'story-dev',
    Stage: 'Development',
    'Last deployment': 'Succeeded',
    Team: 'Team Aurora',
  })
})

test('a name that is taken is said under its field, and a draft outlives the page', async ({
  page,
  fleet,
  signedInAs,
}) => {
  test.setTimeout(120_000)
  await signedInAs('developer')
  await fleet.environment('taken-dev', 'development')

  await page.goto(paths.newEnvironment({ template: 'network' }))
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('taken-dev')
  await name.blur()
  await expect(name).toHaveAccessibleDescription(/There is already an environment named taken-dev/)

  await name.fill('other-dev')
  await page.getByRole('radio', { name: 'Staging' }).check()
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.goto(paths.home())
  await page.goto(paths.newEnvironment({ template: 'network' }))
  await expect(page.getByRole('main').getByText('Continued from your draft')).toBeVisible()
  await expect(name).toHaveValue('other-dev')
  await expect(page.getByRole('radio', { name: 'Staging' })).toBeChecked()

  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(name).toHaveValue('')
})

test('a viewer sees what a template makes, and why it is not theirs to create', async ({ page, signedInAs }) => {
  await signedInAs('viewer')
  await page.goto(paths.catalogueTemplate('web-service'))
  await expect(page.getByRole('main').getByRole('heading', { name: 'What you get', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create service' })).toHaveAccessibleDescription(
    /Your role is viewer.*services:write.*an admin can grant it/,
  )
})

const whatThisCreates = (page: Page) => page.getByRole('region', { name: 'What this creates' })

const expectDeployment = (page: Page, status: string) =>
  expect(page.getByRole('status', { name: 'Deployment' })).toContainText(status, { timeout: 60_000 })

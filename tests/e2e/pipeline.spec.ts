import type { Page } from '@playwright/test'
import { paths } from '../../app/_lib/paths.ts'
import { expect, expectRow, test } from '../support/story.ts'

const connection = 'arn:aws:codeconnections:eu-central-1:000000000000:connection/01234567-89ab-cdef-0123-456789abcdef'
const soon = { timeout: 90_000 }

test('a developer creates a service with its pipeline, which follows the instances that come and go', async ({
  page,
  fleet,
  signedInAs,
}) => {
  test.setTimeout(400_000)
  await signedInAs('developer')
  await fleet.environment('piped-dev', 'development')
  await fleet.environment('piped-prod', 'production')

  await page.goto(paths.newService({ template: 'web-service' }))
  await page.getByRole('textbox', { name: 'Name' }).fill('piped-shop')
  await page.getByLabel('Version').selectOption('2.1')
  await page.getByLabel('Environment').selectOption('piped-dev')
  await page.getByRole('button', { name: 'Next: spec' }).click()
  await page.getByRole('button', { name: 'Next: pipeline' }).click()
  await page.getByRole('radio', { name: 'With a pipeline' }).check()
  await page.getByRole('button', { name: 'Next: review' }).click()
  await expect(page.getByText('Repository is required.'), 'what is missing is said where it is asked').toBeVisible()
  await page.getByRole('textbox', { name: 'Connection' }).fill(connection)
  await page.getByRole('textbox', { name: 'Repository' }).fill('shop/piped')
  await page.getByRole('button', { name: 'Next: review' }).click()
  await expect(page.getByText('It is planned and deployed when the first instance runs')).toBeVisible()
  await page.getByRole('button', { name: 'Create service' }).click()
  await expectDeployment(page, 'Succeeded')

  await page.goto(paths.service('piped-shop'))
  await expectRow(page, 'deployments', { Deployment: /^Create 2\.1/, 'Requested by': 'Hadron', Status: 'Succeeded' })
  await expect(page.getByRole('button', { name: 'Copy PipelineName' })).toBeVisible()

  await page.getByRole('link', { name: 'Add instance' }).click()
  await page.getByLabel('Version').selectOption('2.1')
  await page.getByLabel('Environment').selectOption('piped-prod')
  await page.getByRole('button', { name: 'Next: spec' }).click()
  await page.getByRole('button', { name: 'Next: review' }).click()
  await page.getByRole('button', { name: 'Add instance' }).click()
  await expectDeployment(page, 'Succeeded')
  await page.goto(paths.pipeline('piped-shop'))
  await expectRow(page, 'deployments', { Deployment: /^Redeploy/, Why: 'Instances were added or removed.' })
  await expect(page.getByRole('link', { name: 'piped-prod' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Succeeded' })).toHaveCount(2, soon)

  await page.goto(paths.instance('piped-shop', 'piped-prod'))
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('dialog')).toContainText('piped-shop/pipeline delivers to it')
  await confirm(page, 'instance', 'piped-shop/piped-prod')

  await page.goto(paths.home())
  const waiting = page.getByRole('list', { name: 'Needs attention' }).getByRole('link', { name: 'piped-shop/pipeline' })
  await waiting.click()
  await expect(page.getByRole('main').getByText('The pipeline is out of date with its instances.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What this changes' })).toContainText(/removes \d+/)
  await page.getByRole('button', { name: 'Change pipeline', exact: true }).click()
  await expectDeployment(page, 'Succeeded')
  await page.goto(paths.pipeline('piped-shop'))
  await expect(page.getByRole('main').getByText('out of date')).toBeHidden()
  await expect(page.getByRole('main').getByRole('link', { name: 'piped-prod' })).toBeHidden()

  await page.getByRole('button', { name: 'Delete' }).click()
  await confirm(page, 'pipeline', 'piped-shop/pipeline')
  await page.goto(paths.service('piped-shop'))
  await expect(page.getByRole('main').getByText('This service has none.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Add pipeline' })).toBeVisible()
})

async function confirm(page: Page, kind: string, name: string) {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(name)
  await dialog.getByRole('button', { name: `Delete ${kind}` }).click()
  await expectDeployment(page, 'Succeeded')
}

const expectDeployment = (page: Page, status: string) =>
  expect(page.getByRole('status', { name: 'Deployment' })).toContainText(status, soon)

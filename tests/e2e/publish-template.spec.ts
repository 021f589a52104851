import type { Page } from '@playwright/test'
import { paths } from '../../app/_lib/paths.ts'
import type { BundleFile } from '../../server/templates/bundle/bundle.ts'
import { archiveOf } from '../support/archive.ts'
import { plainEnvironment } from '../support/bundles.ts'
import { expect, test } from '../support/story.ts'

const withFile = (path: string, content: string): BundleFile[] =>
  plainEnvironment.map((file) => (file.path === path ? { path, content } : file))

test('an operator uploads a bundle, mends what was found, and publishes it for everybody', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('operator')
  await page.goto(paths.templates())
  await page.getByRole('link', { name: 'Upload version' }).click()

  const broken = withFile('infrastructure/cloudformation.yaml', 'Resources:\n  Topic: {{environment.inputs.nmae}}\n')
  await choose(page, 'broken.tar.gz', broken)
  await page.getByLabel('Name').fill('story-topic')
  await page.getByLabel('Title').fill('Topic of a story')
  await page.getByRole('button', { name: 'Upload bundle' }).click()

  await expect(page.getByText('story-topic 1.0 is stored as a draft, with 1 error')).toBeVisible()
  const finding = page.getByRole('list', { name: 'Findings' }).getByRole('listitem').filter({ hasText: 'Error' })
  await expect(finding).toContainText('nmae')
  await expect(finding.getByRole('link', { name: 'infrastructure/cloudformation.yaml:2' })).toBeVisible()
  await page.getByRole('link', { name: 'Open 1.0' }).click()
  await expect(page.getByRole('button', { name: 'Publish 1.0' })).toHaveAccessibleDescription(/1 error; mend/)

  await page.goto(paths.uploadTemplate({ template: 'story-topic' }))
  await choose(page, 'good.tar.gz', plainEnvironment)
  await page.getByRole('button', { name: 'Upload bundle' }).click()
  await page.getByRole('button', { name: 'Publish 1.1' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish version' }).click()

  await expect(page.getByRole('main').getByText('Published', { exact: true })).toBeVisible()
  await page.goto(paths.catalogueTemplate('story-topic'))
  await expect(page.getByRole('heading', { name: 'Topic of a story' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Create environment' })).toBeVisible()
})

test('an archive that is no bundle is refused with every reason, and what was chosen stays', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('operator')
  await page.goto(paths.uploadTemplate())
  await choose(page, 'notes.tar.gz', [{ path: 'notes/todo.txt', content: 'buy milk' }])
  await page.getByLabel('Name').fill('story-notes')
  await page.getByRole('button', { name: 'Upload bundle' }).click()

  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was stored. Neither infrastructure/' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Bundle', exact: true })).toContainText('notes.tar.gz')
})

test('a folder travels like an archive, and files that are a version already add nothing', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('operator')
  await page.goto(paths.uploadTemplate({ template: 'network' }))
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose folder' }).click()
  await (await chooser).setFiles('templates/environments/network/1.0')
  await page.getByRole('button', { name: 'Upload bundle' }).click()
  await expect(page.getByText('These files are network 1.0 already; nothing was added.')).toBeVisible()
})

test('a viewer is refused with the permission that is missing', async ({ page, signedInAs }) => {
  await signedInAs('viewer')
  await page.goto(paths.templates())
  await expect(page.getByRole('button', { name: 'Upload version' })).toHaveAccessibleDescription(/role operator/)
  await page.goto(paths.uploadTemplate())
  await expect(
    page.getByRole('main').getByText(/Your role is viewer.*templates:publish.*an admin can grant it/),
  ).toBeVisible()
})

async function choose(page: Page, name: string, files: BundleFile[]) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose archive' }).click()
  await (await chooser).setFiles(await archiveOf(name, files))
}

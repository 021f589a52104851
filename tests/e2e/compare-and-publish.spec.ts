import { paths } from '../../app/_lib/paths.ts'
import { archiveOf } from '../support/archive.ts'
import { plainEnvironment } from '../support/bundles.ts'
import { expect, test } from '../support/story.ts'

/** The next minor asks for one thing more. */
const next = plainEnvironment.map(({ path, content }) => ({
  path,
  content: content.replace('        note:', '        days: { type: integer, default: 7 }\n        note:'),
}))

test('an operator compares a draft with what is published, reviews it, publishes it, and takes it back', async ({
  page,
  signedInAs,
}) => {
  // Two uploads and two publications, each looked at by the validator.
  test.setTimeout(120_000)
  await signedInAs('operator')
  for (const [name, files] of [
    ['first.tar.gz', plainEnvironment],
    ['second.tar.gz', next],
  ] as const) {
    await page.goto(
      name === 'first.tar.gz' ? paths.uploadTemplate() : paths.uploadTemplate({ template: 'story-compare' }),
    )
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose archive' }).click()
    await (await chooser).setFiles(await archiveOf(name, files))
    if (name === 'first.tar.gz') await page.getByLabel('Name').fill('story-compare')
    await page.getByRole('button', { name: 'Upload bundle' }).click()
    if (name === 'first.tar.gz') {
      await page.getByRole('button', { name: 'Publish 1.0' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Publish version' }).click()
      await expect(page.getByRole('main').getByText('Published', { exact: true })).toBeVisible()
    }
  }

  // Something was found in it, so the page stays to say what: a field that nothing uses.
  await expect(page.getByRole('main')).toContainText('The field days is asked for, and no template uses it.')
  await page.getByRole('link', { name: 'Open 1.1' }).click()
  await expect(page.getByRole('button', { name: 'Publish 1.1' })).toBeVisible()
  await page.goto(paths.compareVersions('story-compare', '1.0', '1.1', { tab: 'form' }))
  const changes = page.getByRole('list', { name: 'Changes of the infrastructure form' })
  await expect(changes.getByRole('listitem')).toHaveText([/Added, optional.*days.*Existing specs get 7/])
  await page.getByRole('navigation', { name: 'Comparison' }).getByRole('link', { name: 'Files' }).click()
  await expect(page.getByRole('region', { name: 'schema/schema.yaml' })).toContainText('default: 7')

  await page.goto(paths.version('story-compare', '1.1'))
  await page.getByRole('button', { name: 'Publish 1.1' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('list', { name: 'Review' })).toContainText('Accepts every spec that 1.0 accepts.')
  await expect(dialog.getByText('Nobody runs this template yet')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Notes' }).fill('Messages are kept **longer**.')
  await expect(dialog.getByRole('region', { name: 'Preview of the notes' })).toContainText('kept longer')
  await dialog.getByRole('button', { name: 'Publish version' }).click()
  await expect(page.getByRole('main').getByText('Recommended', { exact: true })).toBeVisible()

  await page.goto(paths.version('story-compare', '1.0'))
  await page.getByRole('button', { name: 'Recommend 1.0' }).click()
  await dialog.getByRole('button', { name: 'Recommend 1.0' }).click()
  await expect(page.getByRole('main').getByText('Recommended', { exact: true })).toBeVisible()
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { paths } from '../../app/_lib/paths.ts'
import { hasGit, startGitServer } from '../support/git-server.ts'
import { expect, test } from '../support/story.ts'

const folder = 'templates/environments/network/1.0'
const network = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [`bundles/network/${path.relative(folder, file)}`, readFileSync(file, 'utf8')]),
)

test('an operator connects a template to a repository, and sees a commit that cannot be read', async ({
  page,
  signedInAs,
}) => {
  test.skip(!hasGit, 'git is not installed on this machine')
  test.setTimeout(120_000)
  const host = await startGitServer()
  try {
    const repository = host.repository('platform')
    repository.commit('Begin', network)
    await signedInAs('operator')

    await page.goto(paths.connectTemplate())
    await page.getByRole('textbox', { name: 'Name' }).fill('story-repository')
    await page.getByRole('textbox', { name: 'Repository' }).fill(repository.url)
    const where = page.getByRole('textbox', { name: 'Folder' })
    await where.fill('bundle/network')
    await page.getByRole('button', { name: 'Connect repository' }).click()
    await expect(where).toHaveAccessibleDescription(/has no folder bundle\/network at main/)
    await where.fill('bundles/network')
    await page.getByRole('button', { name: 'Connect repository' }).click()
    await expect(page).toHaveURL(/\/templates\/story-repository\/1\.0/)

    await page.goto(paths.template('story-repository', { tab: 'versions' }))
    const main = page.getByRole('main')
    await expect(main.getByText('Begin', { exact: true })).toBeVisible()
    repository.commit('Break it', { 'bundles/network/schema/schema.yaml': 'schema:\n  format: [\n' })
    await page.getByRole('button', { name: 'Look now' }).click()
    await expect(main.getByText(/holds no bundle that can be read/)).toBeVisible()
    await expect(main.getByText('Begin', { exact: true }), 'the last good commit stays').toBeVisible()
  } finally {
    await host.stop()
  }
})

import { paths } from '../../app/_lib/paths.ts'
import { expect, test } from '../support/story.ts'

test('the portal works under its own content security policy', async ({ page, signedInAs }) => {
  const refusals: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refusals.push(message.text())
  })

  await signedInAs('operator')
  await page.goto(paths.catalogue())
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Catalogue')
  await page.goto(paths.templates())
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Templates')

  expect(refusals).toEqual([])
})

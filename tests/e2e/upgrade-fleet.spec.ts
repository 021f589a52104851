import type { Page } from '@playwright/test'
import { paths } from '../../app/_lib/paths.ts'
import { expect, expectRow, test } from '../support/story.ts'

test('an operator upgrades a fleet in waves, canary first, and pauses and resumes on the way', async ({
  page,
  fleet,
  signedInAs,
}) => {
  test.setTimeout(300_000)
  await signedInAs('operator')
  await fleet.environment('calm-dev', 'development')
  const instances = ['calm-blog', 'calm-cart', 'calm-orders', 'calm-search']
  await fleet.of('web-service', { at: '1.0', environment: 'calm-dev', instances })

  await planUpgrade(page, { of: 'calm-', members: 4, to: '1.1' })
  await expect(page.getByRole('list', { name: 'Waves' })).toContainText('development canary')
  await page.getByRole('button', { name: 'Save plan' }).click()
  await page.getByRole('button', { name: 'Start rollout of 4 members' }).click()
  await page.getByRole('button', { name: 'Pause rollout' }).click()
  await expect(page.getByRole('status', { name: 'Rollout' })).toHaveText('Paused')
  await expect(page.getByText(/^Paused by Olga Operator/)).toBeVisible()

  await page.getByRole('button', { name: 'Resume rollout' }).click()
  await page.getByLabel('Reason').fill('The pause was a rehearsal.')
  await page.getByRole('dialog').getByRole('button', { name: 'Resume rollout' }).click()
  await expect(page.getByRole('status', { name: 'Rollout' })).toHaveText('Completed', { timeout: 150_000 })
  for (const name of instances) await expectRow(page, 'members', { Member: `${name}/calm-dev`, Status: 'Upgraded' })

  await page.goto(`${paths.template('web-service')}?q=calm-`)
  for (const name of instances) await expectRow(page, 'targets', { Target: `${name}/calm-dev`, Version: '1.1' })
})

test('a failing canary pauses the rollout before it reaches the rest of the fleet', async ({
  page,
  fleet,
  signedInAs,
}) => {
  test.setTimeout(300_000)
  await signedInAs('operator')
  await fleet.environment('rough-dev', 'development')
  const instances = ['rough-blog', 'rough-cart', 'rough-orders']
  await fleet.of('web-service', { at: '1.0', environment: 'rough-dev', instances, failing: instances })

  await planUpgrade(page, { of: 'rough-', members: 3, to: '1.1' })
  await page.getByRole('button', { name: 'Save plan' }).click()
  await page.getByRole('button', { name: 'Start rollout of 3 members' }).click()

  await expect(page.getByRole('status', { name: 'Rollout' })).toHaveText('Paused', { timeout: 60_000 })
  const halted = page.getByRole('alert').filter({ hasText: 'Paused: 1 failure in a canary, none allowed.' })
  await expect(halted).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Failing (1, 1 cause)' })).toBeVisible()
  const views = page.getByRole('navigation', { name: 'Views' })
  await expect(views.getByRole('link', { name: 'Failed 1' })).toBeVisible()
  await expect(views.getByRole('link', { name: 'Waiting 2' })).toBeVisible()

  await halted.getByRole('button', { name: 'Abort rollout' }).click()
  await page.getByLabel('Reason').fill('The new version needs mending.')
  await page.getByRole('dialog').getByRole('button', { name: 'Abort rollout' }).click()
  await expect(page.getByRole('status', { name: 'Rollout' })).toHaveText('Aborted')
})

test('a viewer sees why a rollout is not theirs to plan', async ({ page, signedInAs }) => {
  await signedInAs('viewer')
  await page.goto(paths.rollouts())
  await expect(page.getByRole('button', { name: 'Plan rollout' }).first()).toHaveAccessibleDescription(/role operator/)
})

/** From the fleet to a plan without bakes, for the targets whose names begin alike. */
async function planUpgrade(page: Page, { of, members, to }: { of: string; members: number; to: string }) {
  await page.goto(`${paths.template('web-service')}?q=${of}`)
  await page.getByRole('checkbox', { name: 'Select every row on this page' }).check()
  await page.getByRole('link', { name: `Plan upgrade of ${members} selected` }).click()
  await page.getByLabel('Upgrade to').selectOption(to)
  for (const stage of ['Development', 'Staging', 'Production']) await page.getByLabel(`${stage} bake`).fill('0')
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText(`${members} will change`)
}

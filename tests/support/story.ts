import { test as base, expect, type Page } from '@playwright/test'
import type { Role } from '../../server/policy/policy.ts'
import { type Fleet, openFleet } from './fleet.ts'

export { expect } from '@playwright/test'

interface Story {
  /** Signs in as the demo identity with this role, in the browser. */
  signedInAs: (role: Role) => Promise<void>
  /** What runs before the story begins. Needs somebody to be signed in. */
  fleet: Fleet
}

/** A story in the product's words, told in a real browser against the real app. */
export const test = base.extend<Story>({
  signedInAs: async ({ page }, use) => {
    await use(async (role) => {
      await page.goto('/sign-in')
      await page.getByRole('button', { name: new RegExp(`^${role}`, 'i') }).click()
      await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toBeVisible()
    })
  },
  fleet: async ({ page }, use) => {
    await use(openFleet(page.request))
  },
})

/** A row of a table, by what stands in some of its columns. */
export async function expectRow(page: Page, table: string, cells: Record<string, string | RegExp>) {
  const found = page.getByRole('table', { name: table })
  await expect(found).toBeVisible()
  const headers = await found.getByRole('columnheader').allInnerTexts()
  const [[first, name] = ['', '']] = Object.entries(cells)
  const row = found.getByRole('row').filter({ has: page.getByRole('cell', { name }) })
  expect(headers, `the table of ${table} has a column ${first}`).toContain(first)
  for (const [header, text] of Object.entries(cells)) {
    await expect(row.getByRole('cell').nth(headers.indexOf(header))).toContainText(text)
  }
}

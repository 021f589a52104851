import type { Page } from '@playwright/test'
import { paths } from '../../app/_lib/paths.ts'
import { expect, test } from '../support/story.ts'

const template = 'infrastructure/cloudformation.yaml'

test('a new operator writes an environment template from nothing, mends a mistake, and publishes it', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('operator')
  await page.goto(paths.templates())
  await page.getByRole('link', { name: 'New template' }).click()
  await page.getByRole('radio', { name: /^Environment/ }).check()
  await page.getByRole('textbox', { name: 'Name' }).fill('story-storage')
  await page.getByRole('textbox', { name: 'Title' }).fill('Storage of a story')
  await page.getByRole('radio', { name: /^A bucket/ }).check()
  await page.getByRole('button', { name: 'Start writing' }).click()

  const editor = page.getByRole('textbox', { name: template })
  await expect(editor).toContainText('AWS::S3::Bucket')
  await write(
    page,
    'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: {{yaml environment.inputs.nmae}}\n',
  )
  await page.getByRole('tab', { name: /^Findings/ }).click()
  const finding = page.getByRole('list', { name: 'Findings' }).getByRole('button').filter({ hasText: 'Error' })
  await expect(finding).toContainText('environment.inputs.nmae is not defined')
  await expect(finding).toContainText(`${template}:5`)
  await expect(state(page)).toContainText('Saved')
  await expect(page.getByRole('button', { name: 'Publish 1.0' })).toHaveAccessibleDescription(/error/)

  await write(
    page,
    'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: {{yaml environment.name}}\n',
  )
  await expect(finding).toBeHidden()
  await page.getByRole('tab', { name: 'Rendered' }).click()
  await expect(page.getByRole('textbox', { name: 'Rendered template' })).toContainText('DisplayName: "example"')
  await page.getByRole('tab', { name: 'Plan for…' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('AWS::SNS::Topic')

  await expect(state(page)).toContainText('Saved')
  await page.getByRole('button', { name: 'Publish 1.0' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish version' }).click()
  await expect(page.getByRole('main').getByText('Published', { exact: true })).toBeVisible()
  await page.goto(paths.catalogueTemplate('story-storage'))
  await expect(page.getByRole('heading', { name: 'Storage of a story' })).toBeVisible()
})

test('a mistake is mended by what its finding offers, and keys lead through the files', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('operator')
  await page.goto(paths.newTemplate())
  await page.getByRole('textbox', { name: 'Name' }).fill('story-keys')
  await page.getByRole('button', { name: 'Start writing' }).click()
  await expect(page.getByRole('textbox', { name: template })).toBeVisible()

  await page.keyboard.press('ControlOrMeta+p')
  await page.getByRole('dialog').getByRole('combobox').fill('schema')
  await page.keyboard.press('Enter')
  const schema = page.getByRole('textbox', { name: 'schema/schema.yaml' })
  await expect(page.getByRole('main').getByText('What a team fills in')).toBeVisible()
  await write(
    page,
    'schema:\n  environment_input_type: Input\n  types:\n    Input:\n      type: object\n      properties:\n        note:\n          type: str\n        expireAfterDays:\n          type: integer\n',
    'schema/schema.yaml',
  )
  await page.getByRole('tab', { name: /^Findings/ }).click()
  const findings = page.getByRole('list', { name: 'Findings' })
  await expect(findings).toContainText('There is no type "str". Did you mean string?')
  await findings.getByRole('button', { name: 'Write string' }).click()
  await expect(schema).toContainText('type: string')

  await page
    .getByRole('navigation', { name: 'Files' })
    .getByRole('button', { name: /^README/ })
    .click()
  await page
    .getByRole('navigation', { name: 'Files' })
    .getByRole('button', { name: /^cloudformation/ })
    .click()
  await write(
    page,
    'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayNam: {{yaml environment.inputs.note}}\n',
  )
  await expect(findings).toContainText('DisplayNam is not a property of AWS::SNS::Topic.')
  await page
    .getByRole('navigation', { name: 'Files' })
    .getByRole('button', { name: /^README/ })
    .click()
  await page.keyboard.press('F8')
  await expect(page.getByRole('textbox', { name: template })).toBeFocused()
  // The cursor is there a moment before the marks of its file are.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+.')
    await expect(page.getByRole('textbox', { name: template })).toContainText('DisplayName: {{yaml', { timeout: 1_000 })
  }).toPass()
  await expect(findings).not.toContainText('DisplayNam is')

  await page.getByRole('button', { name: 'What to do with README.md' }).click()
  await page.getByRole('menuitem', { name: 'Remove file' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: /^README/ })).toBeVisible()
  await expect(state(page)).toContainText('Saved')
})

test('each template of a service is tried, and a version shows what changed since the one before', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('operator')
  await page.goto(paths.editVersion('web-service', '2.1'))
  const rendered = page.getByRole('textbox', { name: 'Rendered template' })
  await expect(rendered).toContainText('AWSTemplateFormatVersion')
  await page.getByRole('group', { name: 'Template' }).getByRole('button', { name: 'Pipeline' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(/Line \d+ is from/)
  await page.getByRole('tab', { name: 'Plan for…' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('AWS::CodePipeline::Pipeline')
  await page.getByRole('button', { name: 'Changes since 2.0' }).click()
  await expect(page.getByRole('button', { name: 'Hide changes' })).toBeVisible()
})

test('two people who write the same draft see each other, and neither loses a word', async ({
  page,
  signedInAs,
  browser,
}) => {
  await signedInAs('operator')
  await page.goto(paths.newTemplate())
  await page.getByRole('textbox', { name: 'Name' }).fill('story-shared')
  await page.getByRole('button', { name: 'Start writing' }).click()
  await expect(page.getByRole('textbox', { name: template })).toBeVisible()

  const other = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage()
  await other.goto(page.url())
  await write(other, 'Description: by the other\n')
  await expect(state(other)).toContainText('Saved')
  await expect(page.getByRole('textbox', { name: template })).toContainText('by the other')

  // Nothing of the other is heard while the line is down, so that both write over the same revision.
  await page.context().setOffline(true)
  await write(page, 'Description: by me\n')
  await expect(state(page)).toContainText('Not saved: offline')
  await write(other, 'Description: by the other, again\n')
  await expect(state(other)).toContainText('Saved')
  await page.context().setOffline(false)

  await page.getByRole('button', { name: 'Compare and choose' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: /as you have it/ })).toContainText('by me')
  await expect(dialog.getByRole('textbox', { name: /saved it/ })).toContainText('by the other, again')
  await dialog.getByRole('button', { name: 'Save mine over theirs' }).click()
  await expect(state(page)).toContainText('Saved')
  await expect(other.getByRole('textbox', { name: template })).toContainText('by me')
  await other.context().close()
})

test('a published version opens to be read, and is continued as the next minor', async ({ page, signedInAs }) => {
  await signedInAs('operator')
  await page.goto(paths.template('network', { tab: 'versions' }))
  await expect(page.getByRole('main').getByRole('button', { name: /^Edit/ })).toBeVisible()
  await page.goto(paths.editVersion('network', '1.0'))
  await expect(page.getByRole('textbox', { name: template })).toHaveAttribute('aria-readonly', 'true')
  await page.getByRole('button', { name: /^Edit/ }).click()
  await page.getByRole('menuitem', { name: /a minor: every spec still fits/ }).click()
  await expect(page.getByRole('status', { name: 'Draft' })).toContainText('Saved')
  await page.getByRole('button', { name: 'More about this draft' }).click()
  await page.getByRole('menuitem', { name: 'Discard draft' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByText(/^network 1\.\d+ is discarded$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Network', exact: true })).toBeVisible()
})

const state = (page: Page) => page.getByRole('status', { name: 'Draft' })

/** Puts another text into the template, as if pasted. */
async function write(page: Page, text: string, path = template) {
  await page.getByRole('textbox', { name: path }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

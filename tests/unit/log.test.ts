import { expect, test } from 'vitest'
import { withoutSecrets } from '../../server/log.ts'

test('hides values by the name of their key, at any depth', () => {
  const line = { actor: 'ada', headers: { authorization: 'Bearer x', cookie: 'a=b' }, token: { idToken: 'x' } }
  expect(withoutSecrets(line, 0)).toEqual({
    actor: 'ada',
    headers: { authorization: '[hidden]', cookie: '[hidden]' },
    token: '[hidden]',
  })
})

test('hides what people typed: specs, parameters and rendered templates', () => {
  const line = { deploymentId: 'dep-1', spec: { password: 'x' }, parameters: [1], templateBody: '…' }
  expect(withoutSecrets(line, 0)).toEqual({
    deploymentId: 'dep-1',
    spec: '[hidden]',
    parameters: '[hidden]',
    templateBody: '[hidden]',
  })
})

test('keeps the token that makes a repeated AWS call harmless: it is a name, not a secret', () => {
  expect(withoutSecrets({ clientRequestToken: 'dep-1-a' }, 0)).toEqual({ clientRequestToken: 'dep-1-a' })
})

test('shortens long texts and long lists, and stops at what refers to itself', () => {
  const loop: Record<string, unknown> = { name: 'loop' }
  loop.self = loop
  expect(withoutSecrets(['x'.repeat(10_000)], 0)).toEqual([`${'x'.repeat(8_000)}…`])
  expect(withoutSecrets(Array(500).fill(1), 0)).toHaveLength(100)
  expect(JSON.stringify(withoutSecrets(loop, 0))).toContain('[deeper]')
})

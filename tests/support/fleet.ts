import { type APIRequestContext, expect } from '@playwright/test'

export type Fleet = ReturnType<typeof openFleet>

interface Wanted {
  at: string
  environment: string
  instances: string[]
  /** These carry the word that makes the local endpoint fail their next update. */
  failing?: string[]
}

/** Makes what a story begins with through the API, as the member who is signed in. */
export function openFleet(request: APIRequestContext) {
  const ask = async <Answer>(procedure: string, input: unknown): Promise<Answer> =>
    dataIn(await request.get(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`))
  const tell = async <Answer>(procedure: string, input: unknown): Promise<Answer> =>
    dataIn(await request.post(`/api/trpc/${procedure}`, { data: input }))
  const anyTeam = async () => (await ask<{ id: string }[]>('teams.list', null))[0]?.id

  return {
    /** A running environment of the starter template. */
    async environment(name: string, stage: 'development' | 'staging' | 'production') {
      const { accounts } = await ask<{ accounts: { id: string }[] }>('accounts.list', null)
      const place = { accountId: accounts[0]?.id, teamId: await anyTeam(), stage }
      await tell('environments.create', { name, template: 'network', version: '1.0', spec: {}, ...place })
      await runs('environments.list', name)
    },
    /** Services of a template, each with one running instance. */
    async of(template: string, { at, environment, instances, failing = [] }: Wanted) {
      const teamId = await anyTeam()
      for (const name of instances) {
        const spec = failing.includes(name) ? { description: 'hadron:fail-update' } : {}
        await tell('services.create', { name, template, version: at, environment, teamId, spec })
      }
      for (const name of instances) await runs('services.list', `${name}/${environment}`)
    },
  }

  async function runs(procedure: string, name: string) {
    const stands = async () => {
      const { rows } = await ask<{ rows: { name: string; lastStatus: string }[] }>(procedure, { search: name })
      return rows.find((row) => row.name === name)?.lastStatus
    }
    await expect.poll(stands, { message: `${name} runs`, timeout: 120_000 }).toBe('succeeded')
  }
}

async function dataIn<Answer>(response: Awaited<ReturnType<APIRequestContext['get']>>): Promise<Answer> {
  const answer = (await response.json()) as { result: { data: Answer }; error?: unknown }
  if (!response.ok()) throw new Error(`${response.url()}: ${JSON.stringify(answer.error)}`)
  return answer.result.data
}

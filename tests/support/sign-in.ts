/** Signs in as a demo identity without a browser, the way next-auth's own client does, and answers the cookies. */
export async function signedInCookie(url: string, role = 'admin'): Promise<string> {
  const form = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await form.json()) as { csrfToken: string }
  const answer = await fetch(`${url}/api/auth/callback/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(form), origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, role, json: 'true' }),
  })
  if (!answer.ok) throw new Error(`Signing in as ${role} was answered with ${answer.status}: ${await answer.text()}`)
  return `${cookiesOf(form)}; ${cookiesOf(answer)}`
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

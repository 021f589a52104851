import { connect } from 'node:net'

export type Answered = { status: number; code: string | undefined; text: string }

/** One request as it is written, past what a client would mend; answers the status and AWS's code. */
export async function ask(url: string, init: RequestInit & { path?: string } = {}): Promise<Answered> {
  const { path = '/', ...rest } = init
  const answer = await fetch(`${url}${path}`, { method: 'POST', ...rest })
  return answered(answer.status, await answer.text())
}

/** Bytes on a socket, for what `fetch` refuses to send; answers when the connection ends. */
export function askRaw(url: string, bytes: string): Promise<Answered> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let text = ''
    socket.setEncoding('latin1').on('data', (piece: string) => {
      text += piece
    })
    socket.once('error', reject)
    socket.once('close', () => resolve(answered(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text)))
  })
}

function answered(status: number, text: string): Answered {
  return { status, code: (/<Code>([^<]*)</.exec(text) ?? /"__type":"([^"]*)"/.exec(text))?.[1], text }
}

export function form(parameters: Record<string, string>): URLSearchParams {
  return new URLSearchParams({ Version: '2010-05-15', ...parameters })
}

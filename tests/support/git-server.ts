import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'

/** Whether this machine can serve a repository: git comes with almost everything, but nothing of Hadron needs it. */
export const hasGit = (() => {
  try {
    execFileSync('git', ['http-backend'], { stdio: 'ignore', env: { ...process.env, REQUEST_METHOD: 'GET' } })
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
  }
})()

/** A git host on loopback: the real `git http-backend` behind HTTP, with a token when asked for one. */
export async function startGitServer({ token }: { token?: string } = {}) {
  const root = mkdtempSync(path.join(tmpdir(), 'hadron-git-'))
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    const wanted = token && `Basic ${Buffer.from(`hadron:${token}`).toString('base64')}`
    if (wanted && request.headers.authorization !== wanted) return response.writeHead(401).end()
    void serve(root, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    get requests() {
      return requests
    },
    /** A new repository with one branch, `main`. */
    repository(name: string) {
      return openRepository(path.join(root, name), `http://127.0.0.1:${port}/${name}/.git`)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function openRepository(folder: string, url: string) {
  mkdirSync(folder, { recursive: true })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: author }).trim()
  git('init', '--quiet', '--initial-branch=main')
  git('config', 'http.getanyfile', 'true')
  git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  return {
    url,
    git,
    /** Writes files (path → text; null removes) and commits them. Answers the commit. */
    commit(message: string, files: Record<string, string | null>) {
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(folder, name)
        if (content === null) {
          rmSync(file)
          continue
        }
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(file, content)
      }
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', message)
      return git('rev-parse', 'HEAD')
    },
  }
}

const author: NodeJS.ProcessEnv = {
  NODE_ENV: 'test',
  PATH: process.env.PATH ?? '',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_CONFIG_NOSYSTEM: '1',
  HOME: tmpdir(),
}

/** One request through git's own CGI program. */
async function serve(root: string, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await buffer(request)
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...author,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.byteLength),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
    },
  })
  // Git ends without reading when there is nothing at the path.
  backend.stdin.on('error', () => undefined)
  backend.stdin.end(body)
  const answer = await buffer(backend.stdout)
  const end = answer.indexOf('\r\n\r\n')
  const headers = answer
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(': '))
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
  for (const [name, value] of headers) if (name && value && name !== 'Status') response.setHeader(name, value)
  response.writeHead(Number.parseInt(status, 10)).end(answer.subarray(end + 4))
}

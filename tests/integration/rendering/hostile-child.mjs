import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:inspector'
import { createConnection } from 'node:net'
import { Worker } from 'node:worker_threads'

// A renderer that was taken over. `source` says what it tries; the pool has to survive all of it.
const answer = (text) => process.send({ ok: true, text, origins: { files: [], fileOfLine: [], lineOfLine: [] } })
const attempt = (act) => {
  try {
    return `allowed: ${act()}`
  } catch (error) {
    return `denied: ${error.code ?? error.name}`
  }
}

const kept = []
const tries = {
  loop: () => {
    for (;;);
  },
  heap: () => {
    for (;;) kept.push(Array.from({ length: 1000 }, () => ({})))
  },
  buffers: () => {
    // In slices, so that the watchdog of the parent gets its turn on a busy machine.
    kept.push(Buffer.alloc(32 * 1024 * 1024, 1))
    setTimeout(tries.buffers, 5)
  },
  exit: () => process.exit(0),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  abort: () => process.abort(),
  throw: () => {
    throw new Error('broken engine')
  },
  environment: () => answer(JSON.stringify(Object.keys(process.env))),
  read: () => answer(attempt(() => readFileSync('/etc/hostname', 'utf8'))),
  spawn: () => answer(attempt(() => execFileSync('/bin/echo', ['x']))),
  code: () => answer(attempt(() => new Function('return 1')())),
  connect: (port) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.on('connect', () => answer('connected'))
    socket.on('error', (error) => answer(`denied: ${error.code}`))
  },
  large: () => answer('x'.repeat(2_000_000)),
  nonsense: () => process.send({ ok: true, text: { toString: 'x' } }),
  hang: () => setInterval(() => kept.push(1), 1_000),
  promises: async () => {
    for (;;) await Promise.resolve()
  },
  // A loop of immediates leaves the processor to nobody, but answers every signal.
  immediates: () => setImmediate(tries.immediates),
  flood: () => {
    for (let i = 0; i < 100_000; i++) process.send({ ok: true, text: {}, origins: i })
  },
  stack: () => {
    const deeper = () => deeper() + 1
    try {
      deeper()
    } catch (error) {
      throw new Error(error.message, { cause: error })
    }
  },
  rejection: () => Promise.reject(new Error('unhandled')),
  disconnect: () => process.disconnect(),
  stdout: () => {
    process.stdout.write('forged\n')
    process.stderr.write('forged\n')
    answer('written nowhere')
  },
  write: () => answer(attempt(() => writeFileSync('/tmp/hadron-renderer-was-here', 'x'))),
  list: () => answer(attempt(() => readdirSync('/').length)),
  procfs: () => answer(attempt(() => readFileSync('/proc/self/environ', 'utf8'))),
  worker: () => answer(attempt(() => new Worker('process.exit(7)', { eval: true }) && 'started')),
  eval: () => answer(attempt(() => Reflect.get(globalThis, 'eval')('1'))),
  inspector: () => answer(attempt(() => open(0, '127.0.0.1') ?? 'opened')),
  hello: () => answer('hello'),
}

process.on('message', ({ source }) => {
  const [name, argument] = source.split(' ')
  tries[name](Number(argument))
})
process.on('disconnect', () => process.exit(0))
process.send('ready')

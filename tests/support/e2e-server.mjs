import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

// The whole product as `npm start` starts it, with data that are gone when it ends.
const folder = mkdtempSync(path.join(os.tmpdir(), 'hadron-e2e-'))
chmodSync(folder, 0o755) // when the tests run as root, PostgreSQL runs as somebody else
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.env.HADRON_DATA = path.join(folder, 'data')
await import('../../server/boot/start.mjs')

import { rmSync } from 'node:fs'

/** The app of the browser tests has stopped; its data goes as well. */
export default function teardown(): void {
  const folder = process.env.E2E_DATA
  if (folder) rmSync(folder, { recursive: true, force: true })
}

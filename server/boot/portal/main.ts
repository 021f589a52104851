import { pathToFileURL } from 'node:url'
import { readProcessConfig } from '../../config.ts'
import { prepare } from '../prepare.mjs'
import { builtPortal } from './build.ts'
import { nextProgram, portalCommand } from './command.ts'

// `npm run portal`: the portal alone, in this process, against the database of DATABASE_URL.
const config = readProcessConfig()
await prepare()
process.env.PORTAL_BUILD = await builtPortal()
process.env.NEXTAUTH_URL = config.publicUrl
process.argv = [process.execPath, ...portalCommand('production', config)]
await import(pathToFileURL(nextProgram).href)

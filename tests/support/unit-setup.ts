import { prepare } from '../../server/boot/prepare.mjs'

/** The template language knows AWS's resource types from a table in `dist/`; a fresh clone has none yet. */
export default prepare

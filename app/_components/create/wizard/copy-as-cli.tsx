'use client'

import { Terminal } from 'lucide-react'
import { Button } from '../../../_ui/button/button.tsx'
import { useCopy } from '../../../_ui/text/use-copy.ts'

/** Copies the command that the button beside it would send, as a line for a terminal. */
export function CopyAsCli({ path, input }: { path: string; input: unknown }) {
  const { state, copy } = useCopy()
  const words = { idle: 'Copy as CLI', copied: 'Copied', refused: 'The browser refused to copy' }
  return (
    <Button
      icon={<Terminal aria-hidden className="size-3.5" />}
      onClick={() => void copy(curlOf(window.location.origin, path, input))}
    >
      <span role="status">{words[state]}</span>
    </Button>
  )
}

/** The session stands in a file, so that it is neither in the history of the shell nor in what is copied. */
function curlOf(origin: string, path: string, input: unknown) {
  const json = JSON.stringify(input, null, 2).replaceAll("'", `'\\''`)
  return [
    '# cookies.txt holds your session: export it from the browser in which you are signed in.',
    `curl --fail-with-body --cookie cookies.txt '${origin}/api/trpc/${path}' \\`,
    `  --header 'content-type: application/json' --data '${json}'`,
  ].join('\n')
}

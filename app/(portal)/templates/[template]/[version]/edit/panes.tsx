'use client'

import { type ReactNode, useState, useSyncExternalStore } from 'react'

/** Below this the editor would be too narrow between two others. */
const roomy = '(min-width: 64rem)'

function useRoomy() {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(roomy)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(roomy).matches,
    () => true,
  )
}

/** Which panes stand beside the editor: both where there is room, none where there is not, until somebody says otherwise. */
export function usePanes() {
  const room = useRoomy()
  const [chosen, setChosen] = useState<{ room: boolean; files: boolean; result: boolean }>()
  const shown = chosen?.room === room ? chosen : { room, files: room, result: room }
  return {
    files: shown.files,
    result: shown.result,
    toggleFiles: () => setChosen({ ...shown, files: !shown.files }),
    toggleResult: () => setChosen({ ...shown, result: !shown.result }),
  }
}

export type PanesShown = ReturnType<typeof usePanes>

interface Props {
  shown: PanesShown
  files: ReactNode
  editor: ReactNode
  result: ReactNode
}

const columns = {
  'files result': 'lg:grid-cols-[13rem_minmax(0,1fr)_minmax(20rem,0.8fr)]',
  files: 'lg:grid-cols-[13rem_minmax(0,1fr)]',
  result: 'lg:grid-cols-[minmax(0,1fr)_minmax(20rem,0.8fr)]',
  '': '',
}

/** Beside each other where there is room, else under each other. */
export function Panes({ shown, files, editor, result }: Props) {
  const names = [shown.files && 'files', shown.result && 'result'].filter(Boolean).join(' ') as keyof typeof columns
  const rows = shown.result
    ? 'max-lg:grid-rows-[auto_minmax(14rem,1fr)_minmax(14rem,1fr)]'
    : 'max-lg:grid-rows-[auto_minmax(14rem,1fr)]'
  return (
    <div className={`grid min-h-0 grow border-line border-t ${rows} lg:grid-rows-[minmax(0,1fr)] ${columns[names]}`}>
      {shown.files ? (
        <div className="grid min-h-0 max-lg:max-h-48 max-lg:border-line max-lg:border-b">{files}</div>
      ) : (
        <div className="lg:hidden" />
      )}
      <div className="min-h-0 min-w-0">{editor}</div>
      {shown.result && <div className="grid min-h-0 min-w-0 max-lg:border-line max-lg:border-t">{result}</div>}
    </div>
  )
}

/** All that the shell leaves of the window, whatever stands above: the panes scroll, the page does not. */
export const FullHeight = ({ children }: { children: ReactNode }) => (
  <div className="min-h-120">
    <div className="absolute inset-0 flex flex-col">{children}</div>
  </div>
)

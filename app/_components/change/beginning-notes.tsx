import { Banner } from '../../_ui/feedback/banner.tsx'

/** The spec a form begins with, and what became of it on its way to the version. */
export interface Beginning {
  spec: Record<string, unknown>
  migrated?: boolean
  questions?: readonly { at: string; question: string }[]
  trouble?: string | null
}

interface Props {
  number: string
  beginning: Beginning
  /** Fields that are filled in and that this version does not take. */
  leftOut: readonly string[]
}

/** What became of the spec on its way to another version, before anybody relies on it. */
export function BeginningNotes({ number, beginning, leftOut }: Props) {
  const { migrated, questions = [], trouble } = beginning
  return (
    <>
      {trouble && (
        <Banner tone="warn" title={`The spec could not be taken to ${number} by itself: ${trouble}`}>
          Fill in below what {number} asks for.
        </Banner>
      )}
      {questions.length > 0 && (
        <Banner tone="warn" title={`Version ${number} asks what only you know.`}>
          <ul className="list-disc pl-5">
            {questions.map(({ at, question }) => (
              <li key={at}>
                {question} ({at.slice(1).replaceAll('/', '.')})
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {migrated && questions.length === 0 && (
        <Banner tone="info" title={`The spec below is yours, as the migration of ${number} made it.`} />
      )}
      {leftOut.length > 0 && (
        <Banner tone="info" title={`Version ${number} does not take ${leftOut.join(', ')}.`}>
          What is filled in there now is left out.
        </Banner>
      )}
    </>
  )
}

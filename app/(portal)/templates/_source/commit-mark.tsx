import { ExternalLink } from '../../../_ui/text/external-link.tsx'
import { Time } from '../../../_ui/text/time.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'

interface Props {
  commit: { sha: string; subject: string; author: string; at: string; page?: string | undefined }
}

/** A commit in one line; a link where the host's pages are known. */
export function CommitMark({ commit: { sha, subject, author, at, page } }: Props) {
  const short = <Mono>{sha.slice(0, 8)}</Mono>
  return (
    <span className="wrap-anywhere" title={sha}>
      {page ? <ExternalLink href={page}>{short}</ExternalLink> : short} <span>{subject}</span>{' '}
      <Muted>
        by {author}, <Time value={at} />
      </Muted>
    </span>
  )
}

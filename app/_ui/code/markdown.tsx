import type { ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'

/** Headings of a document stand below the page's own. */
const Big = ({ children }: { children?: ReactNode }) => (
  <h2 className="pt-3 font-semibold text-section first:pt-0">{children}</h2>
)
const Small = ({ children }: { children?: ReactNode }) => <h3 className="pt-2 font-medium">{children}</h3>

const components: Components = {
  h1: Big,
  h2: Big,
  h3: Small,
  h4: Small,
  h5: Small,
  h6: Small,
  p: ({ children }) => <p className="max-w-(--width-measure) text-pretty">{children}</p>,
  ul: ({ children }) => <ul className="flex max-w-(--width-measure) list-disc flex-col gap-1 pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="flex max-w-(--width-measure) list-decimal flex-col gap-1 pl-5">{children}</ol>,
  // A link that is not safe to follow has lost its address by now.
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="noreferrer nofollow" className="rounded-mark text-accent underline underline-offset-3">
        {children}
      </a>
    ) : (
      children
    ),
  // Pictures would be fetched from wherever the author says: their words stand instead.
  img: ({ alt }) => <span className="text-muted">[{alt || 'picture'}]</span>,
  code: ({ children }) => (
    <code className="rounded-mark border border-line bg-sunken px-1 font-mono text-fine [pre_&]:border-0 [pre_&]:p-0">
      {children}
    </code>
  ),
  pre: ({ children }) => (
    <pre className="overflow-x-auto rounded-panel border border-line bg-sunken px-3 py-2">{children}</pre>
  ),
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table className="text-table">{children}</table>
    </div>
  ),
  th: ({ children }) => (
    <th className="border-line border-b py-1.5 pr-6 text-left font-medium text-muted">{children}</th>
  ),
  td: ({ children }) => <td className="border-line border-b py-1.5 pr-6 align-top">{children}</td>,
  blockquote: ({ children }) => <blockquote className="border-line border-l-2 pl-4 text-muted">{children}</blockquote>,
  hr: () => <hr className="border-line" />,
}

/** A document that came with a bundle. No raw HTML, no foreign pictures, only links that are safe to follow. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="wrap-anywhere flex min-w-0 flex-col gap-3">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components} skipHtml>
        {text}
      </ReactMarkdown>
    </div>
  )
}

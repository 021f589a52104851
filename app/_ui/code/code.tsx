/** A word of code inside a sentence. */
export function Code({ children }: { children: string }) {
  return (
    <code className="wrap-anywhere rounded-mark border border-line bg-sunken px-1 py-px font-mono text-fine">
      {children}
    </code>
  )
}

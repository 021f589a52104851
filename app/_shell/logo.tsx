/** Three quarks, bound: the mark of Hadron. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0 text-accent">
      <circle cx="12" cy="12" r="10.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M12 8.2 8.4 14.6M12 8.2l3.6 6.4M8.4 14.6h7.2" stroke="currentColor" strokeWidth="1.5" opacity=".55" />
      <circle cx="12" cy="7.6" r="2.3" fill="currentColor" />
      <circle cx="8" cy="14.8" r="2.3" fill="currentColor" />
      <circle cx="16" cy="14.8" r="2.3" fill="currentColor" />
    </svg>
  )
}

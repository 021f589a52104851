/** How every text-like control looks: box, height, wrong, locked. */
export const controlStyle =
  'w-full min-w-0 rounded-control border border-line-control bg-raised px-2.5 text-body transition-colors duration-150 hover:border-muted aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted'

/** For native inputs only: browsers call every `select` read-only. */
export const lockedStyle = 'read-only:bg-sunken read-only:text-muted'

import { classes } from '../classes.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'normal' | 'small'

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control font-medium transition-colors duration-150 aria-disabled:cursor-not-allowed aria-disabled:opacity-55'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent-fill text-on-fill not-aria-disabled:hover:bg-accent-fill-hover',
  secondary: 'border border-line bg-raised text-text shadow-2xs not-aria-disabled:hover:bg-hover',
  quiet: 'text-muted not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-text',
  danger: 'border border-danger-line bg-raised text-danger not-aria-disabled:hover:bg-danger-bg',
}

const sizes: Record<ButtonSize, string> = {
  normal: 'h-8 px-3 text-table',
  small: 'h-7 px-2 text-table',
}

export const buttonStyle = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'normal') =>
  classes(base, variants[variant], sizes[size])

'use client'

// Inside the shell, so that the rail stays when a page fails.
export { default } from '../error.tsx'

// Inside the shell, so that the rail stays.
export { default, metadata } from '../not-found.tsx'

import { notFound } from 'next/navigation'

/** Every address that no page has: "not found", with the shell around it. */
export default function UnknownPage() {
  notFound()
}

import type { ReactNode } from 'react'
import { SkeletonLine } from './skeleton.tsx'

/** What `loading.tsx` shows: the page's own title, the rest in outline, nothing that jumps when it arrives. */
export function SkeletonPage({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div aria-busy="true" className="flex flex-col">
      <p role="status" className="sr-only">
        {title ? `${title} is loading` : 'Loading'}
      </p>
      <div aria-hidden className="flex flex-col gap-2 px-6 pt-6 pb-4">
        {title ? (
          <div className="font-semibold text-title tracking-tight">{title}</div>
        ) : (
          <div className="flex h-7 items-center">
            <SkeletonLine width="14rem" />
          </div>
        )}
        <div className="flex h-5 items-center">
          <SkeletonLine width="22rem" />
        </div>
      </div>
      <div className="flex max-w-360 flex-col gap-6 px-6 pt-4 pb-12">{children}</div>
    </div>
  )
}

import { SkeletonLine } from '../../../../../_ui/feedback/skeleton.tsx'

/** The three panes, before there is anything in them. */
export default function Loading() {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `${45 + ((index * 37) % 50)}%`)
  return (
    <div className="absolute inset-0 flex flex-col" aria-busy>
      <div className="px-6 py-4">
        <SkeletonLine width="16rem" />
      </div>
      <div className="grid grow border-line border-t lg:grid-cols-[13rem_minmax(0,1fr)_minmax(20rem,0.8fr)]">
        {[6, 14, 10].map((count) => (
          // Only the editor stands alone where there is no room for three.
          <div
            key={count}
            className={`flex flex-col gap-3 border-line border-r p-4 ${count === 14 ? '' : 'max-lg:hidden'}`}
          >
            {lines(count).map((width) => (
              <SkeletonLine key={width} width={width} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

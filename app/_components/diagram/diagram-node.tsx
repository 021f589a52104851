import { nodeSize, type PlacedNode } from './layout.ts'
import { iconOfType } from './type-icon.ts'

interface Props {
  node: PlacedNode
  /** Whether something is pointed at, and if so whether this has to do with it. */
  look: 'plain' | 'near' | 'far'
  onPoint: (id: string | undefined) => void
}

/** Characters that fit beside the icon in the mono face. */
const fits = 18

const shorten = (text: string) => (text.length > fits ? `${text.slice(0, fits - 1)}…` : text)

/** A resource: its icon, its logical id and its type without the `AWS::` that all have. */
export function DiagramNode({ node: { id, type, x, y }, look, onPoint }: Props) {
  const Icon = iconOfType(type)
  return (
    // The drawing repeats the list below it, which is what keyboards and screen readers use.
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only brightens lines
    <g
      transform={`translate(${x} ${y})`}
      onMouseEnter={() => onPoint(id)}
      onMouseLeave={() => onPoint(undefined)}
      className={look === 'far' ? 'opacity-40' : undefined}
    >
      <title>{`${id}: ${type}`}</title>
      <rect
        width={nodeSize.width}
        height={nodeSize.height}
        rx={6}
        className={`fill-sunken ${look === 'near' ? 'stroke-accent' : 'stroke-line'}`}
      />
      <Icon x={10} y={12} width={16} height={16} className="text-muted" />
      <text x={34} y={17} className="fill-text font-mono text-fine">
        {shorten(id)}
      </text>
      <text x={34} y={32} className="fill-muted font-mono text-fine">
        {shorten(type.replace(/^AWS::/, ''))}
      </text>
    </g>
  )
}

import { forgetLongDeleted } from '../../state/retention.ts'
import type { Stack } from '../../state/stack.ts'
import type { World } from '../../state/world.ts'
import { text, texts } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { anyStack } from '../lookup.ts'
import { page } from '../pages.ts'
import { stackShape, summaryShape } from './shapes.ts'

export const describeStacks: Operation = (call) => {
  if (text(call.input, 'StackName') !== undefined) {
    return { Stacks: [stackShape(seen(call.world, anyStack(call, 'with id').stack))] }
  }
  const living = [...call.home.stacks.values()]
    .map((state) => state.stack)
    .filter((s) => s.status !== 'DELETE_COMPLETE')
  const { items, nextToken } = page(call, living, (stack) => stack.id)
  return { Stacks: items.map((stack) => stackShape(seen(call.world, stack))), NextToken: nextToken }
}

export const listStacks: Operation = (call) => {
  forgetLongDeleted(call.world, call.home)
  const filter = new Set(texts(call.input, 'StackStatusFilter') ?? [])
  const stacks = [...call.home.stacks.values()]
    .map((state) => seen(call.world, state.stack))
    .filter((stack) => filter.size === 0 || filter.has(stack.status))
    // The newest first, as AWS lists them.
    .reverse()
  const { items, nextToken } = page(call, stacks, (stack) => stack.id)
  return { StackSummaries: items.map((stack) => summaryShape(stack)), NextToken: nextToken }
}

/** The stack as a read sees it: with stale reads on, as it was some seconds ago. */
function seen(world: World, stack: Stack): Stack {
  const views = world.earlierStatus.get(stack.id)
  if (!views) return stack
  const now = world.clock.wall()
  const still = views.filter((view) => view.until > now)
  if (still.length === 0) world.earlierStatus.delete(stack.id)
  else world.earlierStatus.set(stack.id, still)
  return still[0]?.view ?? stack
}

export const describeAccountLimits: Operation = ({ world }) => ({
  AccountLimits: [
    { Name: 'StackLimit', Value: world.settings.stackLimit ?? 20_000 },
    { Name: 'StackOutputsLimit', Value: 200 },
    { Name: 'ConcurrentResourcesLimit', Value: 50_000 },
  ],
})

import { protonFilters } from '../proton/filters.ts'
import type { Filter } from './filter.ts'
import { htmlFilters } from './html.ts'
import { jsonFilters } from './json.ts'
import { numberFilters } from './numbers.ts'
import { orderFilters } from './order.ts'
import { pprintFilters } from './pprint.ts'
import { selectFilters } from './select.ts'
import { sequenceFilters } from './sequences.ts'
import { textFilters } from './text.ts'
import { wrapFilters } from './wordwrap.ts'

/** All filters of Jinja2 and of Proton, by name. */
export const filters: ReadonlyMap<string, Filter> = new Map([
  ...sequenceFilters,
  ...orderFilters,
  ...selectFilters,
  ...textFilters,
  ...wrapFilters,
  ...numberFilters,
  ...htmlFilters,
  ...jsonFilters,
  ...pprintFilters,
  ...protonFilters,
])

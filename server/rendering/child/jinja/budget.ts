import { limits } from '../../request.ts'
import { Refusal } from './errors.ts'

/** No text that is longer can be part of what CloudFormation accepts. */
const longestText = 4 * limits.outputBytes
const longestList = 1_000_000
/** Characters and items made during one rendering; about half of the heap. */
const memoryUnits = 32 * 1_048_576

/** Counts the work of one rendering, so that the same template is stopped at the same place every time. */
export class Budget {
  #steps: number = limits.steps
  #memory = memoryUnits

  step(count = 1) {
    this.#steps -= count
    if (this.#steps < 0) {
      throw new Refusal('TEMPLATE_TIMEOUT', `Rendering takes more than ${limits.steps} steps. Make the loops shorter.`)
    }
  }

  /** For every text or list that came into being. */
  made(units: number) {
    this.#memory -= units
    this.step(units / 64)
    if (this.#memory < 0) throw tooMuchMemory()
  }
}

/** Asked before a text of this many characters is made. */
export function allowText(length: number | bigint) {
  if (length > longestText) throw tooMuchMemory()
}

/** Asked before a list of this many items is made. */
export function allowItems(count: number | bigint) {
  if (count > longestList) throw tooMuchMemory()
}

export const tooMuchMemory = () =>
  new Refusal('TEMPLATE_MEMORY', 'The template makes texts or lists that are too large. Make them shorter.')

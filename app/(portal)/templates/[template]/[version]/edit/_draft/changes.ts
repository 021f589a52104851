/** Path → content. */
export type Files = ReadonlyMap<string, string>

export interface Changes {
  written: { path: string; content: string }[]
  removed: string[]
}

export const toFiles = (files: readonly { path: string; content: string }[]): Files =>
  new Map(files.map(({ path, content }) => [path, content]))

/** What must be done to `base` to make it `now`. */
export function changesBetween(base: Files, now: Files): Changes {
  const written = [...now].filter(([path, content]) => base.get(path) !== content)
  return {
    written: written.map(([path, content]) => ({ path, content })),
    removed: [...base.keys()].filter((path) => !now.has(path)),
  }
}

export const isEmpty = ({ written, removed }: Changes) => written.length === 0 && removed.length === 0

export const withFile = (files: Files, path: string, content: string): Files => new Map([...files, [path, content]])

export const withoutFile = (files: Files, path: string): Files =>
  new Map([...files].filter(([other]) => other !== path))

/** The file under its new name, in the place of the old one. */
export const withRenamed = (files: Files, from: string, to: string): Files =>
  new Map([...files].map(([path, content]) => [path === from ? to : path, content]))

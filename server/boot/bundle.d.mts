/** The project's root folder, absolute. */
export const root: string

/** Bundles one TypeScript entry to `dist/` and answers the file's path. Safe when several processes do it at once. */
export function bundle(entry: string, settings?: { standalone?: boolean }): Promise<string>

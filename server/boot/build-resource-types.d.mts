/** Makes `dist/resource-types.json` unless it is there for the installed version, and answers its path. */
export function buildResourceTypes(): Promise<string>

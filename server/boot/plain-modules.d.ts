// The plain JavaScript modules of this folder, which run before anything is bundled, as TypeScript sees them.

declare module '*/bundle.mjs' {
  interface BundleSettings {
    standalone?: boolean
  }

  export const root: string
  export function bundle(entry: string, settings?: BundleSettings): Promise<string>
  export function watch(entry: string, settings: BundleSettings, changed: () => void): Promise<() => Promise<void>>
  export function endBundling(): Promise<void>
}

declare module '*/prepare.mjs' {
  export const renderer: string
  export function prepare(): Promise<void>
}

declare module '*/complete-lockfile.mjs' {
  export interface Lockfile {
    packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>
  }

  export function unresolvedOptional(lockfile: Lockfile): { name: string; version: string; dev: boolean }[]
}

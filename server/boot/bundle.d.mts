interface BundleSettings {
  standalone?: boolean
}

export const root: string
export function bundle(entry: string, settings?: BundleSettings): Promise<string>
export function watch(entry: string, settings: BundleSettings, changed: () => void): Promise<() => Promise<void>>

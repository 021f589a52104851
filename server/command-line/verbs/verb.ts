/** What a verb has of the outside: its arguments, the folder paths are relative to, and where to write. */
export interface Call {
  args: string[]
  cwd: string
  out(text: string): void
  err(text: string): void
}

/** Answers the exit code: 0 fine, 1 something is wrong with the bundle or a file, 2 the call itself is wrong. */
export type Verb = (call: Call) => Promise<number>

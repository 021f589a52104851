/** A field of the new version that refuses specs the old one accepted. `*` stands for every item or key. */
export interface Break {
  /** JSON pointer into a spec; empty for the whole. */
  at: string
  /** Goes on after the field's name: "no longer accepts medium". */
  message: string
}

/** A template that passed every check which needs no values. */
export interface Parsed {
  file: string
  program: hbs.AST.Program
}

export interface ChosenTarget {
  id: string
  name: string
}

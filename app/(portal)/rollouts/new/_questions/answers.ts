/** An answer to a question of the migration; without `targetId` for everybody who is asked. */
export interface FieldAnswer {
  /** JSON pointer of the field. */
  at: string
  value: unknown
  targetId?: string
  /** Name of the target, to be read. */
  name?: string
}

/** With a new answer, in place of an earlier one for the same field and target. */
export const answered = (answers: readonly FieldAnswer[], answer: FieldAnswer) => [
  ...answers.filter(({ at, targetId }) => at !== answer.at || targetId !== answer.targetId),
  answer,
]

/** As the API wants it. */
export const answersInput = (answers: readonly FieldAnswer[]) =>
  answers.map(({ at, value, targetId }) => ({ at, value, ...(targetId ? { targetId } : {}) }))

/** What was typed, as the value it means: JSON where it is JSON, such as `14` or `true`, else the text itself. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

export const showValue = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

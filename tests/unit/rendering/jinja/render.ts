import { renderJinja } from '../../../../server/rendering/child/jinja/engine.ts'

type Names = Record<string, unknown>

const render = (source: string, names: Names) =>
  renderJinja({ engine: 'jinja', file: 'infrastructure/cloudformation.yaml', source, partials: {}, names })

/** What was rendered; a problem fails the test with its whole content. */
export function result(source: string, names: Names = {}) {
  const answer = render(source, names)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer
}

export const rendered = (source: string, names: Names = {}): string => result(source, names).text

/** The problem; a template that renders fails the test. */
export function problem(source: string, names: Names = {}) {
  const answer = render(source, names)
  if (answer.ok) throw new Error(`rendered: ${answer.text.slice(0, 200)}`)
  return answer.problem
}

import type { Ctx } from '../../../context.ts'
import { advise } from '../../advice/advise.ts'
import type { Bundle, BundleFile, Finding } from '../../bundle/bundle.ts'
import { digestFiles } from '../../bundle/digest.ts'
import { error } from '../../bundle/finding.ts'
import { readBundle } from '../../bundle/read.ts'
import { unreadBundle } from '../../bundle/unreadable.ts'
import { inspectBundle } from '../../inspection/inspect.ts'
import type { TemplateKind } from '../../template.ts'

export interface Judged {
  bundle: Bundle
  findings: Finding[]
}

/** Everything there is to say about the files of a draft, however little of it is written. Never refuses. */
export async function judgeFiles(ctx: Tools, kind: TemplateKind, files: BundleFile[]): Promise<Judged> {
  const { bundle, findings } = readFiles(kind, files)
  return { bundle, findings: advise([...findings, ...(await inspectOnce(ctx, bundle))], bundle) }
}

/** The same without rendering anything: for whoever renders it anyway. */
export function readFiles(kind: TemplateKind, files: BundleFile[]): Judged {
  const { bundle, findings } = readBundle(files)
  if (!bundle) return { bundle: unreadBundle(kind, files), findings }
  return { bundle, findings: bundle.kind === kind ? findings : [otherKind(kind, bundle), ...findings] }
}

type Tools = Pick<Ctx, 'renderer' | 'validator'>

/** By digest: what is typed is looked at, saved and looked at again within seconds, and is the same bytes each time. */
const inspections = new Map<string, Promise<Finding[]>>()
const keptInspections = 50

function inspectOnce(ctx: Tools, bundle: Bundle): Promise<Finding[]> {
  const known = inspections.get(bundle.digest)
  if (known) return known
  const inspection = inspectBundle(ctx, bundle)
  if (inspections.size >= keptInspections) inspections.delete(inspections.keys().next().value ?? '')
  inspections.set(bundle.digest, inspection)
  // What could not be checked now is checked again next time.
  const forget = () => inspections.delete(bundle.digest)
  inspection.then((findings) => findings.some(({ code }) => code.startsWith('VALIDATOR_')) && forget(), forget)
  return inspection
}

function otherKind(kind: TemplateKind, bundle: Bundle): Finding {
  const wanted = kind === 'environment' ? 'infrastructure' : 'instance_infrastructure'
  const present = kind === 'environment' ? 'instance_infrastructure' : 'infrastructure'
  return error(bundle.parts[kind === 'environment' ? 'instance' : 'infrastructure']?.file ?? present, {
    code: 'TEMPLATE_KIND',
    message: `This template makes ${kind}s, but its files are those of ${kind === 'environment' ? 'a service' : 'an environment'} (${present}/).`,
    advice: `Move the files to ${wanted}/, or write a template of the other kind.`,
  })
}

/** What a version's row keeps of its files. */
export const columnsOf = ({ bundle, findings }: Judged, files: BundleFile[]) => ({
  digest: digestFiles(files),
  schema: bundle.schema,
  compatibleEnvironments: bundle.compatibleEnvironments,
  findings,
  notes: bundle.notes ?? '',
  readme: bundle.readme ?? '',
})

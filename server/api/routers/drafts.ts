import { findTryTargets } from '../../deployments/targets/try-targets.ts'
import { tryVersion } from '../../deployments/targets/try-version.ts'
import { cloneVersion } from '../../templates/drafts/beginnings/clone.ts'
import { startDraft } from '../../templates/drafts/beginnings/start.ts'
import { discardDraft } from '../../templates/drafts/discard.ts'
import { getContinuations, getDraft } from '../../templates/drafts/get.ts'
import {
  CloneVersion,
  DraftText,
  FindResourceTypes,
  FindTryTargets,
  RenumberDraft,
  ResourceTypeRef,
  StartDraft,
  TryVersion,
} from '../../templates/drafts/inputs.ts'
import { renumberDraft } from '../../templates/drafts/renumber.ts'
import { saveDraft } from '../../templates/drafts/save.ts'
import { inspectText } from '../../templates/drafts/typing/inspect.ts'
import { describeResourceType, findResourceTypes } from '../../templates/drafts/typing/resource-types.ts'
import { VersionRef } from '../../templates/inputs.ts'
import { router, signedIn } from '../trpc.ts'

export const drafts = router({
  get: signedIn.input(VersionRef).query(({ ctx, input }) => getDraft(ctx, input)),
  continuations: signedIn.input(VersionRef).query(({ ctx, input }) => getContinuations(ctx, input)),
  start: signedIn.input(StartDraft).mutation(({ ctx, input }) => startDraft(ctx, input)),
  clone: signedIn.input(CloneVersion).mutation(({ ctx, input }) => cloneVersion(ctx, input)),
  save: signedIn.input(DraftText).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  renumber: signedIn.input(RenumberDraft).mutation(({ ctx, input }) => renumberDraft(ctx, input)),
  discard: signedIn.input(VersionRef).mutation(({ ctx, input }) => discardDraft(ctx, input)),
  inspect: signedIn.input(DraftText).query(({ ctx, input }) => inspectText(ctx, input)),
  try: signedIn.input(TryVersion).query(({ ctx, input }) => tryVersion(ctx, input)),
  tryTargets: signedIn.input(FindTryTargets).query(({ ctx, input }) => findTryTargets(ctx, input)),
  resourceTypes: signedIn.input(FindResourceTypes).query(({ input }) => findResourceTypes(input)),
  resourceType: signedIn.input(ResourceTypeRef).query(({ input }) => describeResourceType(input)),
})

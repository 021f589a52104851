import { abortRollout } from '../../rollouts/abort.ts'
import { changeConcurrency } from '../../rollouts/change-concurrency.ts'
import {
  AbortRollout,
  ChangeConcurrency,
  CreateRollout,
  ListMembers,
  ListRollouts,
  PauseRollout,
  PreviewRollout,
  ResumeRollout,
  RetryFailed,
  RolloutRef,
  SkipMember,
} from '../../rollouts/inputs.ts'
import { retryFailed } from '../../rollouts/members/retry-failed.ts'
import { skipMember } from '../../rollouts/members/skip-member.ts'
import { pauseRollout } from '../../rollouts/pause.ts'
import { createRollout } from '../../rollouts/planning/create.ts'
import { previewRollout } from '../../rollouts/planning/preview.ts'
import { getRollout } from '../../rollouts/queries/get.ts'
import { listRollouts } from '../../rollouts/queries/list.ts'
import { listMembers, readStrip } from '../../rollouts/queries/members.ts'
import { resumeRollout } from '../../rollouts/resume.ts'
import { startRollout } from '../../rollouts/start.ts'
import { router, signedIn } from '../trpc.ts'

export const rollouts = router({
  list: signedIn.input(ListRollouts).query(({ ctx, input }) => listRollouts(ctx, input)),
  get: signedIn.input(RolloutRef).query(({ ctx, input }) => getRollout(ctx, input)),
  members: signedIn.input(ListMembers).query(({ ctx, input }) => listMembers(ctx, input)),
  strip: signedIn.input(RolloutRef).query(({ ctx, input }) => readStrip(ctx, input)),
  preview: signedIn.input(PreviewRollout).query(({ ctx, input }) => previewRollout(ctx, input)),
  create: signedIn.input(CreateRollout).mutation(({ ctx, input }) => createRollout(ctx, input)),
  start: signedIn.input(RolloutRef).mutation(({ ctx, input }) => startRollout(ctx, input)),
  pause: signedIn.input(PauseRollout).mutation(({ ctx, input }) => pauseRollout(ctx, input)),
  resume: signedIn.input(ResumeRollout).mutation(({ ctx, input }) => resumeRollout(ctx, input)),
  abort: signedIn.input(AbortRollout).mutation(({ ctx, input }) => abortRollout(ctx, input)),
  retryFailed: signedIn.input(RetryFailed).mutation(({ ctx, input }) => retryFailed(ctx, input)),
  skipMember: signedIn.input(SkipMember).mutation(({ ctx, input }) => skipMember(ctx, input)),
  changeConcurrency: signedIn.input(ChangeConcurrency).mutation(({ ctx, input }) => changeConcurrency(ctx, input)),
})

import { compareRendered } from '../../deployments/targets/compare-rendered.ts'
import { getImpact } from '../../rollouts/planning/impact.ts'
import {
  CompareRendered,
  CompareVersions,
  DeprecateVersion,
  PublishVersion,
  RecommendVersion,
  ReviewVersion,
  VersionRef,
  YankVersion,
} from '../../templates/inputs.ts'
import { compareVersions } from '../../templates/versions/comparing/compare.ts'
import { publishVersion } from '../../templates/versions/publish.ts'
import { getVersion } from '../../templates/versions/queries.ts'
import { getReview } from '../../templates/versions/review.ts'
import { recommendVersion, unrecommendVersion } from '../../templates/versions/standing/recommend.ts'
import { setDefaultMajor } from '../../templates/versions/standing/set-default-major.ts'
import { deprecateVersion, restoreVersion, unyankVersion, yankVersion } from '../../templates/versions/withdraw.ts'
import { router, signedIn } from '../trpc.ts'

export const versions = router({
  get: signedIn.input(VersionRef).query(({ ctx, input }) => getVersion(ctx, input)),
  compare: signedIn.input(CompareVersions).query(({ ctx, input }) => compareVersions(ctx, input)),
  compareRendered: signedIn.input(CompareRendered).query(({ ctx, input }) => compareRendered(ctx, input)),
  review: signedIn.input(ReviewVersion).query(({ ctx, input }) => getReview(ctx, input)),
  impact: signedIn.input(VersionRef).query(({ ctx, input, signal }) => getImpact(ctx, input, signal)),
  publish: signedIn.input(PublishVersion).mutation(({ ctx, input }) => publishVersion(ctx, input)),
  recommend: signedIn.input(RecommendVersion).mutation(({ ctx, input }) => recommendVersion(ctx, input)),
  unrecommend: signedIn.input(RecommendVersion).mutation(({ ctx, input }) => unrecommendVersion(ctx, input)),
  setDefaultMajor: signedIn.input(RecommendVersion).mutation(({ ctx, input }) => setDefaultMajor(ctx, input)),
  deprecate: signedIn.input(DeprecateVersion).mutation(({ ctx, input }) => deprecateVersion(ctx, input)),
  restore: signedIn.input(RecommendVersion).mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  yank: signedIn.input(YankVersion).mutation(({ ctx, input }) => yankVersion(ctx, input)),
  unyank: signedIn.input(RecommendVersion).mutation(({ ctx, input }) => unyankVersion(ctx, input)),
})

import { uploadFolder } from '../../templates/drafts/upload.ts'
import {
  ListTemplates,
  PublishVersion,
  TemplateRef,
  UploadFolder,
  VersionRef,
  WithdrawVersion,
} from '../../templates/inputs.ts'
import { getChoices, getTemplate, getVersion, listTemplates } from '../../templates/queries.ts'
import { countExampleResources } from '../../templates/rendering/example-resources.ts'
import { publishVersion } from '../../templates/versions/publish.ts'
import { getReview } from '../../templates/versions/review.ts'
import { deprecateVersion, restoreVersion, yankVersion } from '../../templates/versions/withdraw.ts'
import { router, signedIn } from '../trpc.ts'

export const templates = router({
  list: signedIn.input(ListTemplates).query(({ ctx, input }) => listTemplates(ctx, input)),
  get: signedIn.input(TemplateRef).query(({ ctx, input }) => getTemplate(ctx, input)),
  choices: signedIn.input(TemplateRef).query(({ ctx, input }) => getChoices(ctx, input)),
  creates: signedIn.input(VersionRef).query(({ ctx, input }) => countExampleResources(ctx, input)),
  version: signedIn.input(VersionRef).query(({ ctx, input }) => getVersion(ctx, input)),
  review: signedIn.input(VersionRef).query(({ ctx, input }) => getReview(ctx, input)),
  uploadFolder: signedIn.input(UploadFolder).mutation(({ ctx, input }) => uploadFolder(ctx, input)),
  publish: signedIn.input(PublishVersion).mutation(({ ctx, input }) => publishVersion(ctx, input)),
  deprecate: signedIn.input(WithdrawVersion).mutation(({ ctx, input }) => deprecateVersion(ctx, input)),
  yank: signedIn.input(WithdrawVersion).mutation(({ ctx, input }) => yankVersion(ctx, input)),
  restore: signedIn.input(VersionRef).mutation(({ ctx, input }) => restoreVersion(ctx, input)),
})

import { describeCreation } from '../../templates/catalogue/creates.ts'
import { uploadFolder } from '../../templates/drafts/upload.ts'
import { ListTemplates, TemplateRef, UploadFolder, VersionRef } from '../../templates/inputs.ts'
import { getChoices, getTemplate, listTemplates } from '../../templates/queries.ts'
import { router, signedIn } from '../trpc.ts'

export const templates = router({
  list: signedIn.input(ListTemplates).query(({ ctx, input }) => listTemplates(ctx, input)),
  get: signedIn.input(TemplateRef).query(({ ctx, input }) => getTemplate(ctx, input)),
  choices: signedIn.input(TemplateRef).query(({ ctx, input }) => getChoices(ctx, input)),
  creates: signedIn.input(VersionRef).query(({ ctx, input }) => describeCreation(ctx, input)),
  uploadFolder: signedIn.input(UploadFolder).mutation(({ ctx, input }) => uploadFolder(ctx, input)),
})

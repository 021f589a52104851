import { TemplateRef } from '../../templates/inputs.ts'
import { changeSource } from '../../templates/sources/change.ts'
import { connectSource } from '../../templates/sources/connect.ts'
import { disconnectSource } from '../../templates/sources/disconnect.ts'
import { ChangeSource, ConnectSource } from '../../templates/sources/inputs.ts'
import { getSource } from '../../templates/sources/queries.ts'
import { syncSource } from '../../templates/sources/sync.ts'
import { router, signedIn } from '../trpc.ts'

export const sources = router({
  get: signedIn.input(TemplateRef).query(({ ctx, input }) => getSource(ctx, input)),
  connect: signedIn.input(ConnectSource).mutation(({ ctx, input }) => connectSource(ctx, input)),
  change: signedIn.input(ChangeSource).mutation(({ ctx, input }) => changeSource(ctx, input)),
  sync: signedIn.input(TemplateRef).mutation(({ ctx, input }) => syncSource(ctx, input)),
  disconnect: signedIn.input(TemplateRef).mutation(({ ctx, input }) => disconnectSource(ctx, input)),
})

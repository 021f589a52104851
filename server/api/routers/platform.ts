import { connectAccount } from '../../accounts/connect.ts'
import { ConnectAccount } from '../../accounts/inputs.ts'
import { listAccounts } from '../../accounts/queries.ts'
import { verifyChain } from '../../audit/chain.ts'
import { ListEvents, listEvents } from '../../audit/queries.ts'
import { describeHome } from '../../home.ts'
import { FindText, find } from '../../search.ts'
import { createTeam } from '../../teams/create.ts'
import { CreateTeam } from '../../teams/inputs.ts'
import { listMembers } from '../../teams/members.ts'
import { listTeams } from '../../teams/queries.ts'
import { router, signedIn } from '../trpc.ts'

export const accounts = router({
  list: signedIn.query(({ ctx }) => listAccounts(ctx)),
  connect: signedIn.input(ConnectAccount).mutation(({ ctx, input }) => connectAccount(ctx, input)),
})

export const audit = router({
  list: signedIn.input(ListEvents).query(({ ctx, input }) => listEvents(ctx, input)),
  verify: signedIn.query(({ ctx }) => verifyChain(ctx.db)),
})

export const teams = router({
  list: signedIn.query(({ ctx }) => listTeams(ctx)),
  create: signedIn.input(CreateTeam).mutation(({ ctx, input }) => createTeam(ctx, input)),
  members: signedIn.query(({ ctx }) => listMembers(ctx)),
  me: signedIn.query(({ ctx }) => ctx.actor),
})

export const search = router({ find: signedIn.input(FindText).query(({ ctx, input }) => find(ctx, input)) })

export const home = router({ get: signedIn.query(({ ctx }) => describeHome(ctx)) })

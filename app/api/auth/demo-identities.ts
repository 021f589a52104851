import type { Role } from '../../../server/policy/policy.ts'

interface DemoIdentity {
  role: Role
  name: string
  email: string
  /** What this person comes to do, in one line. */
  can: string
}

/** Who may sign in with one click on a loopback portal; one person for each role. */
export const demoIdentities: readonly DemoIdentity[] = [
  {
    role: 'admin',
    name: 'Ada Admin',
    email: 'ada@hadron.local',
    can: 'Everything an operator does, and members, teams and roles.',
  },
  {
    role: 'operator',
    name: 'Olga Operator',
    email: 'olga@hadron.local',
    can: 'Publish templates, upgrade the fleet in waves, connect accounts.',
  },
  {
    role: 'developer',
    name: 'Dev Developer',
    email: 'dev@hadron.local',
    can: 'Create, change, upgrade and delete what their team owns.',
  },
  { role: 'viewer', name: 'Vera Viewer', email: 'vera@hadron.local', can: 'Look at everything, change nothing.' },
]

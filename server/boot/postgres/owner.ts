import { constants, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Problem } from '../../errors.ts'

/** The user whom PostgreSQL runs as. It refuses to run as root, so root lends it another one's identity. */
export interface Owner {
  uid: number
  gid: number
  name: string
}

/** Who runs PostgreSQL for this data: whoever owns it already, else the current user, else a named unprivileged one. */
export function ownerOf(data: string): Owner {
  const me = currentUser()
  const holder = statSync(data, { throwIfNoEntry: false })?.uid
  if (me.uid !== 0) {
    if (holder === undefined || holder === me.uid) return me
    throw new Problem(
      'PRECONDITION_FAILED',
      `${data} belongs to user id ${holder} and Hadron runs as ${me.name} (${me.uid}). Run it as that user, or choose another folder with HADRON_DATA.`,
      { reason: 'DATA_OWNER' },
    )
  }
  const known = passwordFile()
  const owner = known.find((user) => user.uid === holder && holder !== 0) ?? unprivileged(known)
  if (owner) return owner
  throw new Problem(
    'PRECONDITION_FAILED',
    'PostgreSQL cannot run as root, and this machine has neither a user postgres nor a user nobody. Start Hadron as another user, or set DATABASE_URL.',
    { reason: 'NO_UNPRIVILEGED_USER' },
  )
}

/** Whether that user can open this path: every folder above it lets them through. */
export function canReach(owner: Owner, target: string): boolean {
  if (owner.uid === process.getuid?.()) return true
  const steps = target.split(path.sep).map((_, index, parts) => parts.slice(0, index + 1).join(path.sep) || path.sep)
  return steps.every((step) => {
    const stat = statSync(step, { throwIfNoEntry: false })
    if (!stat) return true
    const bits = stat.uid === owner.uid ? stat.mode >> 6 : stat.gid === owner.gid ? stat.mode >> 3 : stat.mode
    return (bits & constants.X_OK) !== 0
  })
}

function currentUser(): Owner {
  try {
    const { uid, gid, username } = os.userInfo()
    return { uid, gid, name: username }
  } catch (cause) {
    throw new Problem(
      'PRECONDITION_FAILED',
      `User id ${process.getuid?.()} has no entry in /etc/passwd, and PostgreSQL needs one. Start Hadron as a named user, or set DATABASE_URL.`,
      { reason: 'UNKNOWN_USER', cause },
    )
  }
}

function unprivileged(known: Owner[]): Owner | undefined {
  return known.find((user) => user.name === 'postgres') ?? known.find((user) => user.name === 'nobody')
}

function passwordFile(): Owner[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  })
}

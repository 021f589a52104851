import { type Move, nextMove, type Standing } from '../../../server/rollouts/advancing/next-move.ts'
import type { Wave } from '../../../server/rollouts/planning/waves.ts'
import type { MemberStatus, RolloutStatus, WaveStatus } from '../../../server/rollouts/rollout.ts'
import type { Strategy } from '../../../server/rollouts/strategy.ts'

interface Member {
  id: string
  wave: number
  status: MemberStatus
}
interface Gate extends Pick<Wave, 'number' | 'canary' | 'bakeMinutes'> {
  status: WaveStatus
  bakeUntil: number
}

/** A rollout in memory and in virtual minutes, moved by the same rule as the real one. */
export class Simulation {
  status: RolloutStatus = 'running'
  now = 0
  forgiven = 0
  members: Member[]
  gates: Gate[]
  /** Who started, in which wave, with which waves passed by then. */
  started: { wave: number; passed: number; status: RolloutStatus }[] = []
  settings: Pick<Standing, 'mode' | 'tolerance' | 'concurrency'>

  constructor(waves: Wave[], strategy: Strategy, tolerance: number) {
    this.settings = { mode: strategy.mode, concurrency: strategy.concurrency, tolerance }
    this.members = waves.flatMap(({ number, targetIds }) =>
      targetIds.map((id) => ({ id, wave: number, status: 'waiting' as MemberStatus })),
    )
    this.gates = waves.map(({ number, canary, bakeMinutes }) => ({
      number,
      canary,
      bakeMinutes,
      status: 'waiting',
      bakeUntil: 0,
    }))
  }

  standing(): Standing {
    const counts = new Map<string, number>()
    for (const { wave, status } of this.members) {
      counts.set(`${wave} ${status}`, (counts.get(`${wave} ${status}`) ?? 0) + 1)
    }
    const count = (wave: number, status: MemberStatus) => counts.get(`${wave} ${status}`) ?? 0
    return {
      ...this.settings,
      forgiven: this.forgiven,
      waves: this.gates.map(({ number, status, canary, bakeUntil }) => ({
        number,
        status,
        canary,
        bakeLeftMs: status === 'baking' ? Math.max(0, bakeUntil - this.now) * 60_000 : 0,
        waiting: count(number, 'waiting'),
        deploying: count(number, 'deploying'),
        failed: count(number, 'failed'),
      })),
    }
  }

  /** One step of the worker. A worker that dies before it commits has decided, and changed nothing. */
  step(dies: boolean): Move | undefined {
    if (this.status !== 'running') return undefined
    const move = nextMove(this.standing())
    if (!dies) this.carryOut(move)
    return move
  }

  carryOut(move: Move) {
    const gate = 'wave' in move ? this.gates[move.wave - 1] : undefined
    if (move.do === 'pause') this.status = 'paused'
    if (move.do === 'complete') this.status = 'completed'
    if (move.do === 'open_wave' && gate) gate.status = 'running'
    if (move.do === 'pass_wave' && gate) gate.status = 'passed'
    if (move.do === 'bake_wave' && gate)
      Object.assign(gate, { status: 'baking', bakeUntil: this.now + gate.bakeMinutes })
    if (move.do === 'start_members') this.start(move.upToWave, move.count)
  }

  private start(upToWave: number, count: number) {
    const passed = this.gates.filter(({ status }) => status === 'passed').length
    for (const member of this.members
      .filter(({ wave, status }) => wave <= upToWave && status === 'waiting')
      .slice(0, count)) {
      member.status = 'deploying'
      this.started.push({ wave: member.wave, passed, status: this.status })
    }
  }

  finishOne(outcome: 'upgraded' | 'failed', pick: number) {
    const flying = this.inFlight()
    const member = flying[pick % Math.max(1, flying.length)]
    if (member) member.status = outcome
  }

  resume() {
    if (this.status !== 'paused') return
    this.status = 'running'
    this.forgiven = this.count('failed')
  }

  inFlight = () => this.members.filter(({ status }) => status === 'deploying')
  count = (status: MemberStatus) => this.members.filter((member) => member.status === status).length
}

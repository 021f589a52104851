'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { issuesByPlace, problemOf } from '../../_trpc/problem.ts'
import { useSettled } from '../../_ui/use-settled.ts'
import { specFor } from './spec-for.ts'
import { changeHref, type TargetRef } from './target-ref.ts'
import { useChange, usePlannedChange } from './use-change.ts'

export type Version = Answers['templates']['choices']['versions'][number]

interface Begin {
  at: TargetRef
  versions: readonly Version[]
  /** The version and the spec the form begins with. */
  initial: Version
  spec: Record<string, unknown>
}

/** A version and a spec that somebody is putting together, and what they would do. */
export function useChangeForm({ at, versions, initial, spec: first }: Begin) {
  const router = useRouter()
  const [number, setNumber] = useState(initial.number)
  const [given, setGiven] = useState(first)
  const schema = schemaOf(at, versions.find((each) => each.number === number) ?? initial)
  const { spec, leftOut } = useMemo(() => specFor(schema, given), [schema, given])
  const wish = { version: number, spec }
  const settled = useSettled(wish)
  const planned = usePlannedChange(at, settled)
  const change = useChange(at)
  const refusal = change.error ?? planned.error
  return {
    number,
    schema,
    spec,
    setGiven,
    leftOut: leftOut.map(([name]) => name),
    planned,
    change,
    errors: useMemo(() => (isAboutFields(refusal) ? issuesByPlace(refusal) : {}), [refusal]),
    /** What is wrong beyond single fields. */
    error: isAboutFields(change.error) ? undefined : change.error?.message,
    /** The plan on screen is not yet that of the form. */
    typing: JSON.stringify(settled) !== JSON.stringify(wish),
    /** Within a major a spec stays as it is. Another major takes it through its migration, which the server does. */
    choose: (next: string) =>
      majorOf(next) === majorOf(initial.number) ? setNumber(next) : router.replace(changeHref(at, { to: next })),
    ask: (reason: string, guardrailApproval: string | undefined) =>
      change.ask({ ...wish, reason, guardrailApproval, reviewedDigest: planned.data?.digest }),
  }
}

const isAboutFields = (error: unknown) => Boolean(error) && problemOf(error).reason === 'SPEC_INVALID'
const majorOf = (number: string) => number.split('.')[0]

const partOf = { environment: 'infrastructure', instance: 'instance', pipeline: 'pipeline' } as const

const schemaOf = (at: TargetRef, { schema }: Version): JsonSchema => schema[partOf[at.kind]] ?? { type: 'object' }

'use client'

import { type JsonSchema, typesOf } from '../../../server/templates/bundle/schema/json-schema.ts'
import { Checkbox } from '../../_ui/form/checkbox.tsx'
import { ListRows } from '../../_ui/form/rows/list-rows.tsx'
import { labelOf } from './fields.ts'
import { pointerTo } from './pointer.ts'
import type { ControlProps } from './spec-control.tsx'
import { SpecControl } from './spec-control.tsx'
import { useSpecForm } from './spec-form-context.ts'
import { widgetOf } from './widget.ts'

/** A list: many of a few words as checkboxes, anything else as rows. */
export function SpecList(props: ControlProps) {
  const { field, value, onChange, readOnly } = props
  const items = field.schema.items ?? {}
  const list: unknown[] = Array.isArray(value) ? value : []
  if (items.enum) return <ManyOf {...props} choices={items.enum} chosen={list} />
  return (
    <ListRows value={list} onChange={onChange} blank={blankOf(items)} noun="entry" readOnly={readOnly}>
      {(item, index, change) => <Entry {...props} index={index} item={item} schema={items} change={change} />}
    </ListRows>
  )
}

type EntryProps = ControlProps & { index: number; item: unknown; schema: JsonSchema; change: (item: unknown) => void }

function Entry({ field, index, item, schema, change, onBlur, readOnly }: EntryProps) {
  const { errorAt, leave } = useSpecForm()
  const at = pointerTo(field.at, index)
  const error = errorAt(at)
  const entry = { name: `${field.name} ${index + 1}`, at, schema, required: true }
  return (
    <div className="flex flex-col gap-1">
      <SpecControl
        field={entry}
        widget={widgetOf(schema)}
        value={item}
        onChange={(next) => change(next ?? blankOf(schema))}
        onBlur={() => {
          leave(at)
          onBlur()
        }}
        readOnly={readOnly}
      />
      {error && (
        <p role="alert" className="text-danger text-fine">
          {labelOf(field)} {index + 1} {error}.
        </p>
      )}
    </div>
  )
}

function ManyOf({ choices, chosen, onChange, readOnly }: ControlProps & { choices: unknown[]; chosen: unknown[] }) {
  const toggle = (choice: unknown) => {
    if (readOnly) return
    onChange(chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice])
  }
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      {choices.map((choice) => (
        <Checkbox
          key={String(choice)}
          label={String(choice)}
          checked={chosen.includes(choice)}
          onClick={() => toggle(choice)}
        />
      ))}
    </div>
  )
}

function blankOf(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default
  const [type] = typesOf(schema)
  return type === 'object' ? {} : type === 'boolean' ? false : ''
}

'use client'

import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import { Combobox } from '../../_ui/form/combobox.tsx'
import { NumberInput } from '../../_ui/form/number-input.tsx'
import { RadioGroup } from '../../_ui/form/radio-group.tsx'
import { KeyValueRows } from '../../_ui/form/rows/key-value-rows.tsx'
import { Switch } from '../../_ui/form/switch.tsx'
import { TextInput } from '../../_ui/form/text-input.tsx'
import { Textarea } from '../../_ui/form/textarea.tsx'
import { fieldsOf, type SpecField } from './fields.ts'
import { JsonInput } from './json-input.tsx'
import { SpecFieldRow } from './spec-field.tsx'
import { SpecList } from './spec-list.tsx'
import { isCode, placeholderOf, type Widget } from './widget.ts'

export interface ControlProps {
  field: SpecField
  value: unknown
  onChange: (value: unknown) => void
  onBlur: () => void
  readOnly: boolean
}

/** The control a field is asked with; its value is what stands in the spec, whatever the control itself holds. */
export function SpecControl({ widget, ...props }: ControlProps & { widget: Widget }) {
  const { field, value, onChange, onBlur, readOnly } = props
  switch (widget) {
    case 'switch':
      return <Switch checked={value === true} onChange={onChange} onBlur={onBlur} readOnly={readOnly} />
    case 'number':
      return <NumberInput value={asNumber(value)} onChange={onChange} onBlur={onBlur} readOnly={readOnly} />
    case 'radios':
    case 'select':
      return <Choice {...props} widget={widget} />
    case 'list':
      return <SpecList {...props} />
    case 'map':
      return <KeyValueRows value={asTextMap(value)} onChange={onChange} onBlur={onBlur} readOnly={readOnly} />
    case 'object':
      return <Nested field={field} />
    case 'json':
      return <JsonInput value={value} onChange={onChange} onBlur={onBlur} readOnly={readOnly} />
    default:
      return <Text {...props} widget={widget} />
  }
}

/** Fields inside a field, indented by a line. */
function Nested({ field }: { field: SpecField }) {
  return (
    <div className="flex flex-col gap-5 border-line border-l-2 pl-4">
      {fieldsOf(field.schema, field.at).map((inner) => (
        <SpecFieldRow key={inner.at} field={inner} />
      ))}
    </div>
  )
}

/** Options are told apart by their JSON, because an enum may hold numbers as well as words. */
function Choice({ field, value, onChange, onBlur, readOnly, widget }: ControlProps & { widget: 'radios' | 'select' }) {
  const options = (field.schema.enum ?? []).map((each) => ({ value: JSON.stringify(each), label: labelOfValue(each) }))
  const chosen = value === undefined ? '' : JSON.stringify(value)
  const choose = (json: string) => onChange(JSON.parse(json))
  const shared = { value: chosen, onChange: choose, onBlur, options, readOnly }
  return widget === 'radios' ? <RadioGroup {...shared} /> : <Combobox {...shared} />
}

function Text({ field, value, onChange, onBlur, readOnly, widget }: ControlProps & { widget: Widget }) {
  const write = (text: string) => onChange(text === '' && !isEmptyAllowed(field) ? undefined : text)
  const shared = { value: asText(value), onChange: write, onBlur, readOnly }
  if (widget === 'textarea') return <Textarea {...shared} />
  const placeholder = widget === 'secret' ? '{{resolve:secretsmanager:NAME}}' : placeholderOf(field.schema)
  const font = widget === 'secret' || isCode(field.schema) ? 'mono' : 'sans'
  return <TextInput {...shared} placeholder={placeholder} font={font} />
}

/** An emptied field falls back to nothing, and so to its default, unless an empty text is what one has to be able to say. */
const isEmptyAllowed = ({ schema }: SpecField) =>
  typeof schema.default === 'string' && schema.default !== '' && !schema.minLength

const labelOfValue = (value: JsonSchema['const']) => (typeof value === 'string' ? value : JSON.stringify(value))
const asText = (value: unknown) =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
const asNumber = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? value : undefined)
const asTextMap = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]))
    : {}

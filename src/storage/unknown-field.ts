import * as z from 'zod'
import type { Form } from '../form/form.js'
import { questionIn, sectionOf } from '../form/look-up.js'
import type { Message } from '../message.js'
import { applicationSchema } from './application-schema.js'
import { fieldName } from './faults.js'
import { nearest } from './nearest.js'
import { isRecord, type Json, type JsonPath } from './strict-json.js'

/** What is said of a field that the object at `path` does not have: where it belongs, or what was meant. */
export function unknownField(field: string, path: JsonPath, file: Json, form: Form): Message {
  const values = { field: fieldName(field) }
  if (path.at(-1) === 'answers') {
    const question = questionIn(form, field)
    if (question?.kind === 'derived') return say('computed', values)
    if (question) return say('elsewhere', { ...values, place: sectionOf(form, field)?.repeats ?? 'answers' })
  }
  if (field === 'state' && hasValue(file, path)) return say('valueAndState')
  const suggestion = nearest(field, fieldsAt(z.toJSONSchema(applicationSchema(form)), path))
  return suggestion === undefined
    ? say('unknownField', values)
    : say('unknownFieldNear', { ...values, suggestion })
}

type Schema = z.core.JSONSchema.BaseSchema

/** The fields that objects at `path` may have, whichever of several shapes they take. */
function fieldsAt(schema: Schema, path: JsonPath): string[] {
  const shapes = path.reduce<Schema[]>(
    (at, step) =>
      at.flatMap((shape) => alternatives(typeof step === 'number' ? shape.items : shape.properties?.[step])),
    alternatives(schema),
  )
  return shapes.flatMap((shape) => Object.keys(shape.properties ?? {}))
}

function alternatives(schema: unknown): Schema[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return []
  const { anyOf, oneOf } = schema as Schema
  const several = anyOf ?? oneOf
  return several ? several.flatMap(alternatives) : [schema as Schema]
}

function hasValue(file: Json, path: JsonPath): boolean {
  const owner = path.reduce<Json | undefined>((at, step) => {
    if (Array.isArray(at)) return typeof step === 'number' ? at[step] : undefined
    return isRecord(at) ? at[step] : undefined
  }, file)
  return isRecord(owner) && Object.hasOwn(owner, 'value')
}

function say(name: string, values: Message['values'] = {}): Message {
  return { key: `errors:applicationFile.${name}`, values }
}

import * as z from 'zod'
import type { Form } from '../form/form.js'
import { questionIn, sectionOf } from '../form/look-up.js'
import type { Message } from '../message.js'
import { applicationSchema } from './application-schema.js'
import { fieldName } from './faults.js'
import { nearest } from './nearest.js'
import { isRecord, type Json, type JsonPath } from './strict-json.js'

/** Suggestions are worked out for so many fields; a file with more unknown ones is of another kind. */
const maxSuggestions = 50

/** Says of a field that the object at `path` does not have where it belongs, or what was meant. */
export function unknownFieldsOf(file: Json, form: Form): (field: string, path: JsonPath) => Message {
  let schema: Schema | undefined
  let suggestions = 0
  const nearestAt = (field: string, path: JsonPath): string | undefined => {
    suggestions += 1
    if (suggestions > maxSuggestions) return undefined
    schema ??= z.toJSONSchema(applicationSchema(form))
    return nearest(field, fieldsAt(schema, path))
  }
  return (field, path) => {
    const values = { field: fieldName(field) }
    if (path.at(-1) === 'answers') {
      const question = questionIn(form, field)
      if (question?.kind === 'derived') return say('computed', values)
      if (question)
        return say('elsewhere', { ...values, place: sectionOf(form, field)?.repeats ?? 'answers' })
    }
    if (field === 'state' && hasValue(file, path)) return say('valueAndState')
    const suggestion = nearestAt(field, path)
    return suggestion === undefined
      ? say('unknownField', values)
      : say('unknownFieldNear', { ...values, suggestion })
  }
}

type Schema = z.core.JSONSchema.BaseSchema

/** The fields that objects at `path` may have, whichever of several shapes they take. */
function fieldsAt(schema: Schema, path: JsonPath): string[] {
  const shapes = path.reduce<Schema[]>(
    (at, step) =>
      at.flatMap((shape) =>
        alternatives(typeof step === 'number' ? shape.items : shape.properties?.[step], schema.$defs),
      ),
    alternatives(schema, schema.$defs),
  )
  return shapes.flatMap((shape) => Object.keys(shape.properties ?? {}))
}

function alternatives(schema: unknown, shared: Schema['$defs']): Schema[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return []
  const { $ref, anyOf, oneOf } = schema as Schema
  if ($ref !== undefined) return alternatives(shared?.[$ref.slice('#/$defs/'.length)], shared)
  const several = anyOf ?? oneOf
  return several ? several.flatMap((each) => alternatives(each, shared)) : [schema as Schema]
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

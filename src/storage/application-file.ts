/**
 * The application file: the content of a case as JSON, for whoever scripts, archives or sends it.
 *
 * What comes from elsewhere is taken in as a whole or not at all, and every fault is named at once.
 */

import * as z from 'zod'
import type { Form } from '../form/form.js'
import type { CaseContent } from '../interview/case-content.js'
import type { Message, Values } from '../message.js'
import { gate } from '../text.js'
import {
  applicationFormat,
  applicationSchema,
  olderApplicationSchema,
  templateOf,
  type ApplicationJson,
} from './application-schema.js'
import { broughtOver, type BroughtOver } from './bring-over.js'
import { ApplicationFileError, fieldName, faultsOf, placeOf, type Fault } from './faults.js'
import { hostileTexts } from './hostile-texts.js'
import { fromPlain } from './plain-content.js'
import { fromRow, rowId } from './risk-rows.js'
import { isRecord, JsonError, readJson, type Json, type ReadJson } from './strict-json.js'
import { unknownFieldsOf } from './unknown-field.js'

export { writeApplicationFile } from './write-application-file.js'

/** MiB. Two hundred long answers with their record are not a tenth of it. */
const maxSize = 16
const maxDepth = 12

/**
 * Reads an application file for this form.
 *
 * Texts come out as the text gate lets them through. An answer whose question is not on the
 * route is kept; one that names no question of the form is a fault, like everything unknown.
 *
 * @param file the text, or its bytes in UTF-8
 * @param today `YYYY-MM-DD`: what has happened did not happen after it
 * @throws {ApplicationFileError} with every fault that was found
 */
export function readApplicationFile(
  file: string | Uint8Array,
  form: Form,
  today = dayOfClock(),
): CaseContent {
  return readFileOfAnyVersion(file, form, today).content
}

/**
 * The same, and what moved when the file was made with an older version of the form.
 *
 * @throws {ApplicationFileError} with every fault that was found
 * @throws {UserError} when it is for another form, or a later version of it
 */
export function readFileOfAnyVersion(
  file: string | Uint8Array,
  form: Form,
  today = dayOfClock(),
): { readonly content: CaseContent; readonly brought?: BroughtOver } {
  const { value, faults } = parsed(textOf(file))
  refuse(formatFaults(value))
  if (isOlder(value, form)) {
    const older = olderContent(value, faults)
    const brought = broughtOver(older, form, `${today}T12:00:00Z`)
    return brought ? { content: brought.content, brought } : { content: older }
  }
  refuse(templateFaults(value, form))
  return { content: contentOfThisForm(value, faults, form, today) }
}

function contentOfThisForm(value: Json, faults: ReadJson['faults'], form: Form, today: string): CaseContent {
  const found: Fault[] = [
    ...faults.map(({ path, message }) => ({ at: placeOf(path), message })),
    ...hostileTexts(value),
    ...repeatedIds(value),
  ]
  // A file is checked once: code made for the schema would cost more than it saves.
  const checked = applicationSchema(form, today).safeParse(gated(value), { jitless: true })
  if (!checked.success) {
    const named = new Set(found.map((fault) => fault.at))
    found.push(
      ...faultsOf(checked.error, value, unknownFieldsOf(value, form)).filter((fault) => !named.has(fault.at)),
    )
  }
  if (!checked.success || found.length > 0) throw new ApplicationFileError(found)
  return contentOf(checked.data as ApplicationJson)
}

/** JSON Schema (2020-12) of an application file for this form. */
export function applicationFileSchema(form: Form): object {
  return z.toJSONSchema(applicationSchema(form), { target: 'draft-2020-12', io: 'input' })
}

function textOf(file: string | Uint8Array): string {
  if (file.length > maxSize * 1024 * 1024)
    throw new ApplicationFileError([whole('tooLarge', { limit: maxSize })])
  if (typeof file === 'string') return file.replace(/^\uFEFF/, '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    throw new ApplicationFileError([whole('notUtf8')])
  }
}

function parsed(text: string): ReadJson {
  try {
    return readJson(text, maxDepth)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const { path, message } = error.fault
    throw new ApplicationFileError([{ at: placeOf(path), message }])
  }
}

/**
 * What an older version of the form holds, as far as can be told without it: structure, size, hostile
 * texts. What of it the form of today can hold is for `broughtOver` to say.
 */
function olderContent(value: Json, faults: ReadJson['faults']): CaseContent {
  const found: Fault[] = [
    ...faults.map(({ path, message }) => ({ at: placeOf(path), message })),
    ...hostileTexts(value),
    ...repeatedIds(value),
  ]
  const checked = olderApplicationSchema.safeParse(gated(value))
  if (!checked.success) {
    const unknown = (field: string) => say('unknownField', { field: fieldName(field) })
    found.push(...faultsOf(checked.error, value, unknown))
  }
  if (!checked.success || found.length > 0) throw new ApplicationFileError(found)
  return contentOf(checked.data)
}

/** Of the same form, and of a version before. */
function isOlder(file: Json, form: Form): boolean {
  const { template }: Record<string, Json | undefined> = isRecord(file) ? file : {}
  const [id, version] = typeof template === 'string' ? template.split('/') : []
  return id === form.id && /^[1-9]\d{0,5}$/u.test(version ?? '') && Number(version) < form.version
}

/** A file of another kind, or for another form, has no faults of this one: that alone is said. */
function formatFaults(file: Json): Fault[] {
  const { format }: Record<string, Json | undefined> = isRecord(file) ? file : {}
  if (format !== applicationFormat) {
    const isLater = typeof format === 'string' && /^hemvag-application\/\d{1,6}$/.test(format)
    return [
      { at: 'format', message: say(isLater ? 'newerFormat' : 'format', { expected: applicationFormat }) },
    ]
  }
  return []
}

function templateFaults(file: Json, form: Form): Fault[] {
  const { template }: Record<string, Json | undefined> = isRecord(file) ? file : {}
  if (template === templateOf(form)) return []
  return [{ at: 'template', message: say('template', { expected: templateOf(form) }) }]
}

/** Two children, or two risks, of one name would become one. */
function repeatedIds(file: Json): Fault[] {
  const { children, risks }: Record<string, Json | undefined> = isRecord(file) ? file : {}
  const ids = [
    ...idsIn(children).map((id, index) => ({ path: ['children', index, 'id'], id })),
    ...idsIn(risks).map((id, index) => ({ path: ['risks', index, 'id'], id: id ?? rowId(index) })),
  ]
  const seen = new Set<Json>()
  return ids.flatMap(({ path, id }) => {
    if (id === undefined) return []
    if (seen.has(id)) return [{ at: placeOf(path), message: say('repeatedId') }]
    seen.add(id)
    return []
  })
}

function idsIn(items: Json | undefined): (Json | undefined)[] {
  return Array.isArray(items) ? items.map((item) => (isRecord(item) ? item['id'] : undefined)) : []
}

function gated(value: Json): Json {
  if (typeof value === 'string') return gate(value)
  if (Array.isArray(value)) return value.map(gated)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, gated(inner)]))
}

function contentOf(file: ApplicationJson): CaseContent {
  const { template, reference, languages, depth, answers, children, risks, overrides, record } = file
  const { riskVersions, isExample, leftOver } = file
  const plain = { template, reference, languages, depth, answers, children, overrides, record }
  return fromPlain({
    ...plain,
    risks: risks.map(fromRow),
    ...(riskVersions ? { riskVersions } : {}),
    ...(leftOver ? { leftOver } : {}),
    ...(isExample ? { isExample } : {}),
  })
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ApplicationFileError(faults)
}

function whole(name: string, values: Values = {}): Fault {
  return { at: '', message: say(name, values) }
}

function say(name: string, values: Values = {}): Message {
  return { key: `errors:applicationFile.${name}`, values }
}

/** Today where the program runs. */
function dayOfClock(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

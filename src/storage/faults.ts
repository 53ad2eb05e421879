/** From what zod says of a file to what the person who wrote it can mend. */

import type * as z from 'zod'
import { UserError } from '../errors.js'
import type { Message, Values } from '../message.js'
import { gateLine } from '../text.js'
import { isRecord, type Json, type JsonPath } from './strict-json.js'

/** One thing in a file that is not as it can be. Names the place, never the answer that stands there. */
export interface Fault {
  /** `answers.identity.dateOfBirth`; empty for the file as a whole. */
  readonly at: string
  readonly message: Message
}

/** All the faults of an application file at once. */
export class ApplicationFileError extends UserError {
  /** At least one, in the order they stand in the form. */
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('errors:applicationFile.faults', { count: faults.length }, faults[0] && { at: faults[0].at })
    this.faults = faults
  }
}

/** `children[0].answers.child.dateOfBirth` */
export function placeOf(path: JsonPath): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${fieldName(step)}`,
    )
    .join('')
}

/** A field as it may be shown: a file from elsewhere can call one anything. */
export function fieldName(field: string): string {
  return gateLine(field).slice(0, 60)
}

/**
 * What zod found, as faults.
 *
 * @param file what was checked: says which of several shapes was meant, and what is missing
 * @param unknown what is said of a field that the object at `path` does not have
 */
export function faultsOf(error: z.ZodError, file: Json, unknown: Unknown): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, [], file, unknown))
}

type Unknown = (field: string, path: JsonPath) => Message

type Issue = z.core.$ZodIssue

function faultsOfIssue(issue: Issue, base: JsonPath, file: Json, unknown: Unknown): Fault[] {
  const path = [...base, ...(issue.path as JsonPath)]
  const given = valueAt(file, path)
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const meant = issue.errors[shapeMeant(given)]
    if (!meant) return [{ at: placeOf(path), message: say('valueOrState') }]
    return meant.flatMap((inner) => faultsOfIssue(inner, path, file, unknown))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => ({
      at: placeOf([...path, field]),
      message: unknown(field, path),
    }))
  }
  return [{ at: placeOf(path), message: messageOf(issue, given) }]
}

/** Which of the shapes of an answer the file means: 0 with a value, 1 with a state, 2 a value alone. */
function shapeMeant(given: Json | undefined): number {
  if (isRecord(given) && Object.hasOwn(given, 'value')) return 0
  return isRecord(given) && Object.hasOwn(given, 'state') ? 1 : 2
}

function messageOf(issue: Issue, given: Json | undefined): Message {
  if (isKey.test(issue.message)) return { key: issue.message, values: paramsOf(issue) }
  if (given === undefined) return say('missing')
  switch (issue.code) {
    case 'invalid_type':
      return say(expectations[issue.expected] ?? 'expectedOther')
    case 'invalid_value':
      return say('notAChoice', { choices: issue.values.map(String).join(', ') })
    case 'too_big':
      return say(issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooHigh', {
        limit: Number(issue.maximum),
      })
    case 'too_small':
      return say(issue.origin === 'string' ? 'blank' : issue.origin === 'array' ? 'tooFew' : 'tooLow', {
        limit: Number(issue.minimum),
      })
    default:
      return say('expectedOther')
  }
}

/** `errors:applicationFile.date`; zod's own sentences have a space after the colon. */
const isKey = /^[a-z/]+:\S+$/

const expectations: Readonly<Record<string, string>> = {
  string: 'expectedText',
  number: 'expectedNumber',
  int: 'expectedWholeNumber',
  boolean: 'expectedYesNo',
  array: 'expectedList',
  object: 'expectedObject',
}

function say(name: string, values: Values = {}): Message {
  return { key: `errors:applicationFile.${name}`, values }
}

function paramsOf(issue: Issue): Values {
  return issue.code === 'custom' ? ((issue.params ?? {}) as Values) : {}
}

function valueAt(file: Json, path: JsonPath): Json | undefined {
  let at: Json | undefined = file
  for (const step of path) {
    if (Array.isArray(at) && typeof step === 'number') at = at[step]
    else if (isRecord(at) && Object.hasOwn(at, step)) at = at[step]
    else return undefined
  }
  return at
}

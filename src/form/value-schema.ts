/**
 * What may be the value of an answer, by the kind of its question: to check a file at the door,
 * and as JSON Schema for whoever writes one.
 *
 * Every `error` is the key of a message; `params` fill its placeholders.
 */

import * as z from 'zod'
import { runChecks, type CheckContext } from './checks.js'
import { dayParts, earliestDay, isWholeDate } from './dates.js'
import type {
  AskedQuestion,
  CheckName,
  Choices,
  ChoiceCode,
  CompositeKind,
  DateWindow,
  Form,
  Kind,
  ListKind,
  Part,
} from './form.js'

/** Nobody in a case was born before, and nothing in it is planned for later. */
const years = { from: 1900, to: 2100 }
const maxEmailLength = 254
/** In the currency of the question. */
const maxMoney = 100_000_000

/**
 * @param today `YYYY-MM-DD`: dates that lie in the past by their nature are not after it. Without
 * it they may be. A date that lay in the future when it was given is not held to be there still.
 */
export function valueSchema(kind: Kind | CompositeKind | ListKind, form: Form, today?: string): z.ZodType {
  switch (kind.kind) {
    case 'text':
      return text(kind.maxLength).refine((value) => !value.includes('\n'), fault('lineBreak'))
    case 'longText':
      return text(kind.maxLength)
    case 'yesNo':
      return z.boolean()
    case 'oneOf':
      return choice(form, kind.choices)
    case 'severalOf':
      return severalOf(choice(form, kind.choices), kind.exclusive)
    case 'number':
      return z.int().min(kind.min).max(kind.max)
    case 'scale':
      return z.int().min(0).max(4)
    case 'money':
      return z.number().min(0).max(maxMoney).refine(hasWholeCents, fault('money')).meta({ multipleOf: 0.01 })
    case 'date':
      return day(isWholeDate, 'date', kind.within, today).meta({ format: 'date' })
    case 'partialDate':
      return day(isPartialDate, 'partialDate', kind.within, today).meta({ pattern: partialDatePattern })
    case 'country':
      return z
        .string()
        .refine((value) => form.countries.includes(value), fault('country'))
        .meta({ pattern: '^([A-Z]{2}|XXA|XKX)$' })
    case 'language':
      return languageTag
    case 'phone':
      return z.string().regex(/^\+[1-9]\d{4,14}$/, fault('phone'))
    case 'email':
      return z
        .string()
        .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, fault('email'))
        .max(maxEmailLength)
    case 'composite':
      return composite(kind, form, today)
    case 'list':
      return z.array(valueSchema(kind.item, form, today)).max(kind.max)
  }
}

/** The value of a question, with those of its named checks that refuse; without `today` they do not run. */
export function questionSchema(question: AskedQuestion, form: Form, today?: string): z.ZodType {
  const { checks } = question
  const value = valueSchema(question, form, today)
  if (today === undefined || !checks) return value
  return value.check((context) => {
    refuseWhatChecksFind(context, [], checks, context.value, { today, parts: {} })
  })
}

const languagePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** A BCP 47 tag: `sv`, `es-419`, `zh-Hant`. */
export const languageTag = z
  .string()
  .refine(isLanguageTag, fault('language'))
  .meta({ id: 'language', pattern: languagePattern.source })

/** How many characters a reader counts. */
export function countCharacters(value: string): number {
  return Array.from(graphemes.segment(value)).length
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function fault(name: string, params: Record<string, string | number> = {}) {
  return { error: `errors:applicationFile.${name}`, params }
}

function text(maxLength: number): z.ZodString {
  return z
    .string()
    .refine((value) => value.trim() !== '', fault('blank'))
    .refine(
      (value) => value.length <= maxLength || countCharacters(value) <= maxLength,
      fault('tooLong', { limit: maxLength }),
    )
    .meta({ minLength: 1, 'x-maxCharacters': maxLength })
}

function choice(form: Form, choices: Choices) {
  const codes = typeof choices === 'string' ? form.choiceSets[choices] : choices
  if (!codes) throw new Error(`the form has no choice set ${String(choices)}`)
  return z.enum(codes)
}

function severalOf(one: z.ZodType<ChoiceCode>, exclusive: readonly ChoiceCode[]) {
  const alone = z
    .array(one)
    .min(1)
    .refine((codes) => new Set(codes).size === codes.length, fault('chosenTwice'))
  return exclusive
    .reduce(
      (schema, code) =>
        schema.refine(
          (codes) => codes.length === 1 || !codes.includes(code),
          fault('standsAlone', { choice: code }),
        ),
      alone,
    )
    .meta({ uniqueItems: true })
}

function day(
  isDay: (value: string) => boolean,
  name: string,
  within?: DateWindow,
  today?: string,
): z.ZodString {
  const isInYears = (value: string) => {
    const year = dayParts(value)?.year
    return year === undefined || (year >= years.from && year <= years.to)
  }
  const isNotAfterToday = (value: string) =>
    within !== 'past' || today === undefined || (earliestDay(value) ?? today) <= today
  return z
    .string()
    .refine(isDay, { ...fault(name), abort: true })
    .refine(isInYears, { ...fault('outsideYears', years), abort: true })
    .refine(isNotAfterToday, fault('afterToday'))
}

const partialDatePattern = '^\\d{4}(-\\d{2}(-\\d{2})?)?$'

function isPartialDate(value: string): boolean {
  return dayParts(value) !== undefined
}

/** Well formed; a tag that has a newer name is one too, `prs` beside `fa-AF`. */
function isLanguageTag(value: string): boolean {
  try {
    return languagePattern.test(value) && Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

function hasWholeCents(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6
}

/** A part that depends on an earlier one is needed only where that has the value. */
function composite(kind: CompositeKind, form: Form, today?: string) {
  const shape = Object.fromEntries(
    kind.parts.map((part) => {
      const value = valueSchema(part.of, form, today)
      return [part.id, part.optional || part.when ? value.exactOptional() : value]
    }),
  )
  const dependent = kind.parts.filter((part) => part.when && !part.optional)
  return z.strictObject(shape).check((context) => {
    const parts = context.value
    for (const part of dependent) {
      if (!Object.hasOwn(parts, part.id) && isAsked(part, parts)) {
        context.issues.push({
          code: 'custom',
          path: [part.id],
          message: 'errors:applicationFile.missing',
          input: parts,
        })
      }
    }
    if (today === undefined) return
    for (const { id, checks } of kind.parts) {
      refuseWhatChecksFind(context, [id], checks ?? [], parts[id], { today, parts })
    }
  })
}

function refuseWhatChecksFind(
  { issues, value: input }: z.core.ParsePayload,
  path: string[],
  names: readonly CheckName[],
  value: unknown,
  context: CheckContext,
): void {
  for (const { level, message } of runChecks(names, value, context)) {
    if (level !== 'refuse') continue
    issues.push({ code: 'custom', path, message: message.key, params: { ...message.values }, input })
  }
}

function isAsked({ when }: Part, values: Readonly<Record<string, unknown>>): boolean {
  if (!when) return true
  const given = values[when.part]
  return (Array.isArray(given) ? given : [given]).some((value) =>
    (when.is as readonly unknown[]).includes(value),
  )
}

/** From the files of a template folder to a form. */

import type * as z from 'zod'
import { UserError } from '../errors.js'
import type { Message } from '../message.js'
import { sectionPath, type Form, type Section } from './form.js'
import {
  countriesSchema,
  formFileSchema,
  languagesSchema,
  otherNamesSchema,
  sectionSchema,
} from './schema.js'

/**
 * Path inside the template folder → what the JSON file there holds: `form.json`,
 * `countries.json`, `languages.json`, `names.json` (may be absent), `sections/identity.json`.
 */
export type TemplateFiles = ReadonlyMap<string, unknown>

/** What is wrong with a template, where, and what would mend it. */
export interface TemplateFault {
  /** File and path in it: `sections/identity.json: questions[3].when`. */
  readonly place: string
  readonly message: Message
  readonly remedy: Message
}

/**
 * The form that the files say.
 *
 * @throws {UserError} when a file is missing or has another shape; `values` hold all places
 */
export function parseForm(files: TemplateFiles): Form {
  const { form, faults } = readForm(files)
  if (form) return form
  const places = faults.map(({ place }) => place)
  throw new UserError('errors:template.unreadable', { count: places.length, places: places.join('\n') })
}

/** The form, or all faults in the shape of its files. */
export function readForm(files: TemplateFiles): {
  readonly form?: Form
  readonly faults: readonly TemplateFault[]
} {
  const faults: TemplateFault[] = []
  const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
    if (!files.has(path)) {
      faults.push(fault(path, 'noFile'))
      return undefined
    }
    const result = schema.safeParse(files.get(path), { reportInput: true })
    if (!result.success) faults.push(...result.error.issues.map((issue) => shapeFault(path, issue)))
    return result.data
  }
  const main = read('form.json', formFileSchema)
  const countries = read('countries.json', countriesSchema)
  const languages = read('languages.json', languagesSchema)
  const otherNames = files.has('names.json') ? read('names.json', otherNamesSchema) : undefined
  const sections: Section[] = []
  for (const id of main?.sections ?? []) {
    const path = sectionPath(id)
    const section = read(path, sectionSchema)
    if (section && section.id !== id)
      faults.push(fault(`${path}: id`, 'otherSectionId', { id: section.id, file: id }))
    if (section) sections.push(section)
  }
  if (!main || !countries || !languages || faults.length > 0) return { faults }
  return { form: { ...main, sections, countries, languages, ...(otherNames ? { otherNames } : {}) }, faults }
}

/** A fault whose message and remedy stand under one name in the locales. */
export function fault(
  place: string,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): TemplateFault {
  return {
    place,
    message: { key: `errors:template.${name}.message`, values },
    remedy: { key: `errors:template.${name}.remedy`, values },
  }
}

/** `questions[3].when` */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('')
}

function shapeFault(file: string, issue: z.core.$ZodIssue): TemplateFault {
  const deepest = deepestIssue(issue)
  const place = deepest.path.length > 0 ? `${file}: ${pathText(deepest.path)}` : file
  switch (deepest.code) {
    case 'unrecognized_keys':
      return fault(place, 'unknownField', { fields: deepest.keys.join(', ') })
    case 'invalid_type':
      return fault(place, deepest.input === undefined ? 'missingField' : 'wrongType', {
        expected: deepest.expected,
      })
    case 'invalid_union':
      return fault(place, deepest.path.at(-1) === 'kind' ? 'unknownKind' : 'notUnderstood')
    case 'invalid_value':
      return fault(place, 'wrongValue', { allowed: deepest.values.map(String).join(', ') })
    default:
      return fault(place, 'notUnderstood')
  }
}

/**
 * Of a choice between shapes, the fault in the shape that was most likely meant: the one that
 * came furthest before something was wrong.
 */
function deepestIssue(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union' || issue.path.at(-1) === 'kind') return issue
  const inside = issue.errors
    .flatMap((issues) => issues.map((each) => deepestIssue({ ...each, path: [...issue.path, ...each.path] })))
    .filter(({ path }) => path.length > issue.path.length + 1)
    .sort((one, other) => other.path.length - one.path.length)
  return inside[0] ?? issue
}

/** Looks at a whole template at once: its shape, its names, its conditions, its words. */

import type { Locale } from '../message.js'
import { conditionFaults } from './check-conditions.js'
import { referenceFaults } from './check-references.js'
import { meetingFaults, orderFaults } from './check-talk.js'
import type { Condition } from './condition.js'
import { conditionSchema } from './condition-schema.js'
import { sectionPath, type Form, type GroupName } from './form.js'
import { questionIn, sectionIn } from './look-up.js'
import { neededTexts } from './needed-texts.js'
import { canBeAsked } from './prove.js'
import { fault, pathText, readForm } from './read-form.js'
import type { TemplateFault, TemplateFiles } from './read-form.js'
import { conditionsOf } from './readings.js'

/**
 * Every fault of a template, each with its place and what would mend it.
 *
 * When the files of the form itself have another shape, only those faults are told: the rest
 * could not be looked at. Of the other files (rules, attachments, risks) the conditions and
 * the questions they name are looked at; their shape is known to those who read them.
 *
 * @param textKeys the keys of every text there is, by language: `form/identity:gender.label`
 * @param staffLanguages the languages that have the texts for staff
 */
export function checkTemplate(
  files: TemplateFiles,
  textKeys: ReadonlyMap<Locale, ReadonlySet<string>>,
  staffLanguages: ReadonlySet<Locale>,
): readonly TemplateFault[] {
  const { form, faults } = readForm(files)
  if (!form) return faults
  const order = orderFaults(form)
  const conditions = formConditionFaults(form)
  // A circle of conditions, or one that cannot hold by itself, would only be told a second time.
  const reach = order.length + conditions.length === 0 ? reachFaults(form) : []
  return [
    ...referenceFaults(form),
    ...meetingFaults(form),
    ...order,
    ...conditions,
    ...reach,
    ...otherFileFaults(files, form),
    ...textFaults(form, textKeys, staffLanguages),
  ]
}

function formConditionFaults(form: Form): readonly TemplateFault[] {
  return conditionsOf(form).flatMap(({ condition, file, path, of, role }) => {
    const group = sectionIn(form, of.section)?.repeats
    const isForItem = group !== undefined && role !== 'applicantToo'
    const from = { seesComputed: role === 'required', ...(isForItem ? { group } : {}) }
    return conditionFaults(condition, `${file}: ${path}`, from, form)
  })
}

function reachFaults(form: Form): readonly TemplateFault[] {
  return form.sections.flatMap((section) =>
    section.questions.flatMap((question, index) =>
      canBeAsked(question.id, form)
        ? []
        : [
            fault(`${sectionPath(section.id)}: questions[${index}]`, 'neverReached', {
              question: question.id,
            }),
          ],
    ),
  )
}

/** Conditions and lists of questions in files that are not the form's own, wherever they stand. */
function otherFileFaults(files: TemplateFiles, form: Form): readonly TemplateFault[] {
  const own = new Set([
    'form.json',
    'countries.json',
    'languages.json',
    'names.json',
    ...form.sections.map(({ id }) => sectionPath(id)),
  ])
  return [...files]
    .filter(([file]) => !own.has(file))
    .flatMap(([file, content]) =>
      [...objectsIn(content)].flatMap(({ object, path }) => objectFaults(object, path, file, form)),
    )
}

function objectFaults(
  object: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
  file: string,
  form: Form,
): readonly TemplateFault[] {
  const place = (...more: PropertyKey[]) => `${file}: ${pathText([...path, ...more])}`
  const questions = (['questions', 'because'] as const).flatMap((field) => {
    const named = object[field]
    return (Array.isArray(named) ? named : []).flatMap((id: unknown, index) =>
      typeof id === 'string' && !questionIn(form, id)
        ? [fault(place(field, index), 'unknownQuestion', { question: id })]
        : [],
    )
  })
  if (object['when'] === undefined) return questions
  const parsed = conditionSchema.safeParse(object['when'])
  if (!parsed.success) return [...questions, fault(place('when'), 'notUnderstood')]
  return [...questions, ...ruleConditionFaults(parsed.data, place('when'), object['per'], form)]
}

function ruleConditionFaults(
  condition: Condition,
  place: string,
  per: unknown,
  form: Form,
): readonly TemplateFault[] {
  const group: GroupName | undefined = per === 'children' || per === 'risks' ? per : undefined
  return conditionFaults(condition, place, { seesComputed: true, ...(group ? { group } : {}) }, form)
}

interface Found {
  readonly object: Readonly<Record<string, unknown>>
  readonly path: readonly PropertyKey[]
}

function* objectsIn(value: unknown, path: readonly PropertyKey[] = []): Generator<Found> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* objectsIn(each, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>
    yield { object, path }
    for (const [key, each] of Object.entries(object))
      if (key !== 'when') yield* objectsIn(each, [...path, key])
  }
}

function textFaults(
  form: Form,
  textKeys: ReadonlyMap<Locale, ReadonlySet<string>>,
  staffLanguages: ReadonlySet<Locale>,
): readonly TemplateFault[] {
  const needed = neededTexts(form)
  return [...textKeys].flatMap(([locale, keys]) =>
    needed
      .filter((text) => (text.in === 'all' || staffLanguages.has(locale)) && !keys.has(text.key))
      .map(({ key }) => {
        const [file = '', path = ''] = key.split(':')
        return fault(`locales/${locale}/${file}.json: ${path}`, 'missingText')
      }),
  )
}

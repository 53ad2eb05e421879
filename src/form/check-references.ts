/** Whether everything that a form names is there: sections, questions, choices, sets, lists, checks. */

import { isCheckName } from './checks.js'
import { countedBy, sectionPath } from './form.js'
import type {
  Choices,
  CompositeKind,
  Form,
  GroupName,
  Kind,
  ListKind,
  Part,
  Question,
  Section,
} from './form.js'
import { choiceCodes, questionIn } from './look-up.js'
import { fault } from './read-form.js'
import type { TemplateFault } from './read-form.js'

export function referenceFaults(form: Form): readonly TemplateFault[] {
  return [
    ...duplicates(
      form.sections,
      ({ id }) => id,
      (id) => fault('form.json: sections', 'sectionTwice', { section: id }),
    ),
    ...form.sections.flatMap((section) => sectionFaults(section, form)),
    ...numberFaults(form),
    ...counterFaults(form),
    ...changeFaults(form),
    ...otherNameFaults(form),
  ]
}

/** Whatever an old answer is moved to is there now, or is moved on by a later change. */
function changeFaults({ changes = [], ...form }: Form): readonly TemplateFault[] {
  const isKnown = (id: string, from: number): boolean =>
    questionIn(form, id) !== undefined ||
    changes.slice(from + 1).some(({ renamed = {} }) => Object.hasOwn(renamed, id))
  return changes.flatMap(({ version, renamed = {}, recoded = {}, added = [] }, index) => {
    const place = `form.json: changes[${index}]`
    const named = [...Object.values(renamed), ...Object.keys(recoded), ...added]
    return [
      ...(version <= form.version ? [] : [fault(`${place}.version`, 'laterVersion', { version })]),
      ...named
        .filter((id) => !isKnown(id, index))
        .map((question) => fault(place, 'unknownQuestion', { question })),
    ]
  })
}

/** A name is for something that can be chosen. */
function otherNameFaults({ otherNames, ...form }: Form): readonly TemplateFault[] {
  return (['countries', 'languages'] as const).flatMap((what) =>
    Object.keys(otherNames?.[what] ?? {})
      .filter((code) => !form[what].includes(code))
      .map((code) => fault(`names.json: ${what}`, 'unknownCode', { code })),
  )
}

function sectionFaults(section: Section, form: Form): readonly TemplateFault[] {
  const file = sectionPath(section.id)
  return [
    ...duplicates(
      section.questions,
      ({ id }) => id,
      (question) => fault(file, 'questionTwice', { question }),
    ),
    ...section.questions.flatMap((question, index) => {
      const place = `${file}: questions[${index}]`
      return [
        ...(question.id.startsWith(`${section.id}.`)
          ? []
          : [fault(`${place}.id`, 'idOfOtherSection', { question: question.id, section: section.id })]),
        ...(question.number.startsWith(section.letter)
          ? []
          : [
              fault(`${place}.number`, 'numberOfOtherLetter', {
                number: question.number,
                letter: section.letter,
              }),
            ]),
        ...checkNameFaults(question.checks, place),
        ...(question.names ?? [])
          .filter((id) => questionIn(form, id) === undefined)
          .map((named) => fault(`${place}.names`, 'unknownQuestion', { question: named })),
        ...kindFaults(question, place, form),
      ]
    }),
  ]
}

function numberFaults(form: Form): readonly TemplateFault[] {
  const all = form.sections.flatMap((section) =>
    section.questions.map((question, index) => ({
      number: question.number,
      place: `${sectionPath(section.id)}: questions[${index}].number`,
    })),
  )
  const first = new Map<string, string>()
  return all.flatMap(({ number, place }) => {
    const other = first.get(number)
    if (other !== undefined) return [fault(place, 'numberTwice', { number, other })]
    first.set(number, place)
    return []
  })
}

/** A section that repeats needs the question that says how often. */
function counterFaults(form: Form): readonly TemplateFault[] {
  const questions = form.sections.flatMap((section) => section.questions)
  const groups = new Set(form.sections.flatMap(({ repeats }) => repeats ?? []))
  return [...groups].flatMap((group: GroupName) => {
    const counter = countedBy[group]
    const isThere =
      counter === undefined || questions.some(({ id, kind }) => id === counter && kind === 'number')
    return isThere ? [] : [fault('form.json: sections', 'noCounter', { group, question: counter })]
  })
}

function kindFaults(
  kind: Question | Kind | CompositeKind | ListKind,
  place: string,
  form: Form,
): readonly TemplateFault[] {
  switch (kind.kind) {
    case 'oneOf':
      return choiceFaults(kind.choices, place, form)
    case 'severalOf': {
      const codes = choiceCodes(form, kind.choices)
      const unknown = kind.exclusive.filter((code) => !codes.includes(code))
      return [
        ...choiceFaults(kind.choices, place, form),
        ...unknown.map((code) => fault(`${place}.exclusive`, 'unknownChoice', { code })),
      ]
    }
    case 'number':
      return kind.min <= kind.max
        ? []
        : [fault(`${place}.min`, 'minAboveMax', { min: kind.min, max: kind.max })]
    case 'composite':
      return partFaults(kind.parts, place, form)
    case 'list':
      return kindFaults(kind.item, `${place}.item`, form)
    case 'derived':
      return kindFaults(kind.of, `${place}.of`, form)
    default:
      return []
  }
}

function choiceFaults(choices: Choices, place: string, form: Form): readonly TemplateFault[] {
  if (typeof choices === 'string' && !Object.hasOwn(form.choiceSets, choices)) {
    return [fault(`${place}.choices`, 'unknownChoiceSet', { set: choices })]
  }
  return duplicates(
    choiceCodes(form, choices),
    (code) => code,
    (code) => fault(`${place}.choices`, 'choiceTwice', { code }),
  )
}

function partFaults(parts: readonly Part[], place: string, form: Form): readonly TemplateFault[] {
  return [
    ...duplicates(
      parts,
      ({ id }) => id,
      (part) => fault(`${place}.parts`, 'partTwice', { part }),
    ),
    ...parts.flatMap((part, index) => {
      const here = `${place}.parts[${index}]`
      return [
        ...checkNameFaults(part.checks, here),
        ...kindFaults(part.of, `${here}.of`, form),
        ...partConditionFaults(part, parts.slice(0, index), here, form),
      ]
    }),
  ]
}

/** A part looks at an earlier part of the same answer, for a value that it can have. */
function partConditionFaults(
  part: Part,
  earlier: readonly Part[],
  place: string,
  form: Form,
): readonly TemplateFault[] {
  const { when } = part
  if (!when) return []
  const other = earlier.find(({ id }) => id === when.part)
  if (!other) return [fault(`${place}.when.part`, 'unknownPart', { part: when.part })]
  return when.is
    .filter((value) => !canBe(other.of, value, form))
    .map((value) => fault(`${place}.when.is`, 'unknownChoice', { code: String(value) }))
}

/** Whether a value of the kind can be this, or have this among its choices. */
export function canBe(kind: Kind | Question, value: string | number | boolean, form: Form): boolean {
  switch (kind.kind) {
    case 'yesNo':
      return typeof value === 'boolean'
    case 'oneOf':
    case 'severalOf':
      return typeof value === 'string' && choiceCodes(form, kind.choices).includes(value)
    case 'number':
      return typeof value === 'number' && value >= kind.min && value <= kind.max
    case 'money':
      return typeof value === 'number'
    case 'scale':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 4
    case 'country':
      return typeof value === 'string' && form.countries.includes(value)
    case 'derived':
      return canBe(kind.of, value, form)
    case 'list':
      return kind.item.kind !== 'composite' && canBe(kind.item, value, form)
    case 'composite':
      return false
    default:
      return typeof value === 'string'
  }
}

function checkNameFaults(names: readonly string[] | undefined, place: string): readonly TemplateFault[] {
  return (names ?? [])
    .filter((name) => !isCheckName(name))
    .map((check) => fault(`${place}.checks`, 'unknownCheck', { check }))
}

function duplicates<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
  faultOf: (name: string) => TemplateFault,
): readonly TemplateFault[] {
  const names = things.map(nameOf)
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return [...twice].map(faultOf)
}

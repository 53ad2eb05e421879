import type { Form, Question } from '../form/form.js'
import { questionIn } from '../form/look-up.js'
import type { Place, Story, Value } from '../interview/answer.js'
import type { CaseContent } from '../interview/case-content.js'
import { applicationFormat } from './application-schema.js'
import { toPlain, type PlainAnswer, type PlainAnswers } from './plain-content.js'
import { toRow } from './risk-rows.js'

/**
 * The application file of a case. The same content gives the same bytes, in whatever order it
 * was answered. A half-typed answer stays in the case.
 */
export function writeApplicationFile(content: CaseContent, form: Form): string {
  const {
    reference,
    languages,
    depth,
    isExample,
    answers,
    children,
    risks,
    overrides,
    record,
    riskVersions,
    leftOver,
  } = toPlain(content)
  const inOrder = orderOf(form)
  const file = {
    format: applicationFormat,
    template: content.template,
    reference,
    languages: { interview: languages.interview, staff: languages.staff, readers: languages.readers },
    depth,
    isExample,
    answers: inOrder(answers),
    children: children.map((child) => ({ id: child.id, answers: inOrder(child.answers) })),
    risks: risks.map((risk, index) => toRow({ id: risk.id, answers: inOrder(risk.answers) }, index)),
    riskVersions: riskVersions?.map(({ madeOn, author, rows, conclusion }) => ({
      madeOn,
      author,
      rows: rows.map((row) => ({
        id: row.id,
        level: row.level,
        isSetAside: row.isSetAside,
        answers: inOrder(row.answers),
      })),
      conclusion: inOrder(conclusion),
    })),
    leftOver: leftOver?.map(({ template, place, answer }) => ({
      template,
      place: placeInOrder(place),
      answer: answerInOrder(answer, undefined),
    })),
    overrides: overrides.map(({ rule, item, reason, by, at }) => ({
      rule,
      item: item && { group: item.group, id: item.id },
      reason,
      by,
      at,
    })),
    record: record.map(({ at, what, place, language, reason, by, said, code, signers, file, chain }) => ({
      at,
      what,
      place: place && placeInOrder(place),
      language,
      reason,
      by,
      said,
      code,
      signers,
      file,
      chain,
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Puts answers into the order of the form; what the form does not know comes last, by its name. */
function orderOf(form: Form): (answers: PlainAnswers) => PlainAnswers {
  const ids = form.sections.flatMap((section) => section.questions).map((question) => question.id)
  const known = new Set(ids)
  return (answers) => {
    const rest = Object.keys(answers).filter((id) => !known.has(id))
    const present = [...ids, ...rest.sort()].flatMap((id) => {
      const answer = answers[id]
      return answer === undefined ? [] : [[id, answerInOrder(answer, questionIn(form, id))] as const]
    })
    return Object.fromEntries(present)
  }
}

function answerInOrder(answer: PlainAnswer, question: Question | undefined): PlainAnswer {
  const story = answer.story && { story: storyInOrder(answer.story) }
  if (!('value' in answer)) {
    return { state: answer.state, ...(answer.reason !== undefined && { reason: answer.reason }), ...story }
  }
  const { value, original } = answer
  return {
    value: valueInOrder(value, question),
    ...(original && {
      original: { language: original.language, value: valueInOrder(original.value, question) },
    }),
    ...story,
  }
}

const placeInOrder = ({ question, item }: Place) => ({
  question,
  item: item && { group: item.group, id: item.id },
})

function storyInOrder(story: Story): Story {
  const order = ['askedIn', 'source', 'interpreter', 'at', 'confirmed', 'typed'] as const
  return Object.fromEntries(order.flatMap((key) => (story[key] === undefined ? [] : [[key, story[key]]])))
}

function valueInOrder(value: Value, question: Question | undefined): Value {
  const kind = question?.kind === 'list' ? question.item : question
  if (kind?.kind !== 'composite') return value
  const parts = kind.parts.map((part) => part.id)
  const inParts = <T>(item: T): T => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    const entries = Object.entries(item).sort(([a], [b]) => parts.indexOf(a) - parts.indexOf(b))
    return Object.fromEntries(entries) as T
  }
  return Array.isArray(value) ? value.map(inParts) : inParts(value)
}

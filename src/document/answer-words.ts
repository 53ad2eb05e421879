/** What the person answered, as it stands in one column. */

import type { AnsweredQuestion } from '../application/application.js'
import type { CompositeKind, Form, Kind, Part, Question } from '../form/form.js'
import type { Answer, Answered, Composite, Scalar, Value } from '../interview/answer.js'
import { codesOf, choiceKey, partKey } from '../wording/keys.js'
import { sayScalar } from '../wording/say.js'
import { say, words, type PaperSpeaker } from './columns.js'
import type { AnswerWords, Words } from './document.js'

/**
 * An answer in one language. A refusal, a not-knowing and a not-asked are answers and read as
 * such; a question that nobody has asked yet is `open`.
 *
 * @param withheld why the answer is kept; then the paper says that it is, and not even whether it is one
 */
export function answerWords(
  form: Form,
  question: Question,
  answer: Answer | undefined,
  speaker: PaperSpeaker,
  withheld?: AnsweredQuestion['withheld'],
): AnswerWords {
  if (answer === undefined) return { kind: 'open' }
  if (withheld) return { kind: 'state', words: say(speaker, `document:states.${withheld}`) }
  if (answer.state !== 'answered') {
    return {
      kind: 'state',
      words: say(speaker, `document:states.${answer.state}`, { reason: answer.reason ?? '' }),
    }
  }
  const value = valueFor(answer, speaker)
  switch (question.kind) {
    case 'composite':
      return {
        kind: 'parts',
        parts: withoutFirstLabel(partsOf(question, question, value as Composite, speaker)),
      }
    case 'list':
      return listWords(question, question.item, value as readonly (Scalar | Composite)[], speaker)
    case 'derived':
      return kindWords(form, question, question.of, value, speaker)
    default:
      return kindWords(form, question, question, value, speaker)
  }
}

/** The person's own words where they are in this column's language, else the staff-language text. */
function valueFor(answer: Answered, speaker: PaperSpeaker): Value {
  return answer.original?.language === speaker.locale ? answer.original.value : answer.value
}

function kindWords(
  form: Form,
  question: Question,
  kind: Kind,
  value: Value,
  speaker: PaperSpeaker,
): AnswerWords {
  switch (kind.kind) {
    case 'scale':
      return {
        kind: 'scale',
        chosen: Number(value),
        words: scalarWords(question, kind, value as Scalar, speaker),
      }
    case 'severalOf':
      return { kind: 'boxes', boxes: boxes(form, question, kind, value as readonly Scalar[], speaker) }
    case 'oneOf':
      if (question.printsAllChoices === true)
        return { kind: 'boxes', boxes: boxes(form, question, kind, [value as Scalar], speaker) }
      return { kind: 'text', words: scalarWords(question, kind, value as Scalar, speaker) }
    default:
      return { kind: 'text', words: scalarWords(question, kind, value as Scalar, speaker) }
  }
}

/** Only the chosen ones, since an empty box can be ticked later by another hand; all where not choosing matters. */
function boxes(
  form: Form,
  question: Question,
  kind: Extract<Kind, { kind: 'oneOf' | 'severalOf' }>,
  chosen: readonly Scalar[],
  speaker: PaperSpeaker,
): { words: Words; ticked: boolean }[] {
  return codesOf(form, kind.choices)
    .filter((code) => question.printsAllChoices === true || chosen.includes(code))
    .map((code) => ({
      words: say(speaker, choiceKey(question, kind.choices, code)),
      ticked: chosen.includes(code),
    }))
}

function listWords(
  question: Question,
  item: Kind | CompositeKind,
  values: readonly (Scalar | Composite)[],
  speaker: PaperSpeaker,
): AnswerWords {
  if (values.length === 0) return { kind: 'text', words: say(speaker, 'document:emptyList') }
  return {
    kind: 'list',
    items: values.map((value) =>
      item.kind === 'composite'
        ? joined(partsOf(question, item, value as Composite, speaker), speaker)
        : scalarWords(question, item, value as Scalar, speaker),
    ),
  }
}

/** `Country: Nigeria; age: 5`: one item of a list on one line. */
function joined(parts: readonly { label: Words; answer: Words }[], speaker: PaperSpeaker): Words {
  const said = parts.map((part) =>
    speaker.t('document:part', { label: part.label.text, answer: part.answer.text }),
  )
  return words(new Intl.ListFormat(speaker.locale, { type: 'unit', style: 'short' }).format(said), speaker)
}

function partsOf(
  question: Question,
  composite: CompositeKind,
  value: Composite,
  speaker: PaperSpeaker,
): { label: Words; answer: Words }[] {
  return composite.parts.flatMap((part) => {
    const given = value[part.id]
    return given === undefined
      ? []
      : [
          {
            label: say(speaker, partKey(question, part.id)),
            answer: partWords(question, part, given, speaker),
          },
        ]
  })
}

/** The first part answers what the question's own label says already. */
function withoutFirstLabel(parts: { label: Words; answer: Words }[]): { label?: Words; answer: Words }[] {
  return parts.map((part, index) => (index === 0 ? { answer: part.answer } : part))
}

function partWords(
  question: Question,
  part: Part,
  given: Scalar | readonly Scalar[],
  speaker: PaperSpeaker,
): Words {
  const values = Array.isArray(given) ? (given as readonly Scalar[]) : [given as Scalar]
  const said = values.map((value) => sayScalar(question, part.of, value, speaker, part.id))
  return words(new Intl.ListFormat(speaker.locale, { type: 'unit', style: 'short' }).format(said), speaker)
}

function scalarWords(question: Question, kind: Kind, value: Scalar, speaker: PaperSpeaker): Words {
  return words(sayScalar(question, kind, value, speaker), speaker)
}

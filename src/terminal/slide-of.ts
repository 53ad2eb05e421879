/** What the reading view shows of a scene: the question and its choices, free text in the read-back only. */

import { choicesOf, chosenBy } from '../interview/choices.js'
import type { InBoth, Slide, SlideRow, Spoken } from '../reading/slide.js'
import { hintKey, isAskedOfApplicant, partKey, sectionIntroKey } from '../wording/keys.js'
import { directionOf } from './bidi.js'
import type { Tongues } from './bilingual.js'
import { toldIn } from './information-screen.js'
import { spoken } from './read-back-rows.js'
import { askOf, askedIn, inWords, tonguesFor, type Asked, type Scene } from './scene.js'
import { ownDigits, type Words } from './words.js'

/** Views over which the question stays to be read; under all others the page is blank. */
const overQuestion: readonly string[] = ['question', 'why', 'noAnswer', 'language', 'menu', 'help', 'warning']

export function slideOf(scene: Scene): Slide | undefined {
  const asked = askedIn(scene)
  if (!asked) return undefined
  const { view } = scene.session
  const tongues = tonguesFor(scene, asked.question)
  if (view.name === 'intro') return introSlide(asked, tongues)
  if (view.name === 'information') return informationSlide(asked, scene)
  if (scene.session.isReadingBack && (view.name === 'readBack' || overQuestion.includes(view.name)))
    return readBackSlide(asked, scene)
  return overQuestion.includes(view.name) ? questionSlide(asked, tongues, scene) : undefined
}

function inBoth({ applicant, staff }: Tongues, text: (words: Words) => string | undefined): InBoth {
  const said = (words: Words | undefined) => {
    const of = words && text(words)
    return words && of !== undefined
      ? { locale: words.locale, direction: words.direction, text: of }
      : undefined
  }
  const [own, other] = [said(applicant), said(staff)]
  return { ...(own ? { applicant: own } : {}), ...(other ? { staff: other } : {}) }
}

/** What a person said runs as it was written, whatever the language of the talk. */
function asWritten({ applicant, staff }: InBoth): InBoth {
  const turned = (spoken: Spoken): Spoken => ({
    ...spoken,
    direction: directionOf(spoken.text) ?? spoken.direction,
  })
  return {
    ...(applicant ? { applicant: turned(applicant) } : {}),
    ...(staff ? { staff: turned(staff) } : {}),
  }
}

const written = (key: string) => (words: Words) => (words.has(key) ? words.t(key) : undefined)

function introSlide({ stop, question }: Asked, tongues: Tongues): Slide {
  const intro = inBoth(tongues, written(sectionIntroKey(stop.section)))
  return { number: question.number, question: intro, rows: [] }
}

function informationSlide({ question: { number } }: Asked, scene: Scene): Slide | undefined {
  const told = toldIn(scene)
  if (!told) return undefined
  const tongues = tonguesFor(scene)
  return {
    number,
    question: inBoth(tongues, (words) => words.t(told.title)),
    hint: inBoth(tongues, (words) => told.sentences.map((sentence) => sentence(words)).join(' ')),
    rows: [],
  }
}

function questionSlide(asked: Asked, tongues: Tongues, scene: Scene): Slide {
  const { session } = scene
  const { question, step, typed, reading } = asked
  const chosen = chosenBy(step.kind, typed, reading).map(({ digits }) => digits)
  const rows = choicesOf(session.form, step.kind).map(({ digits, code }): SlideRow => ({
    digits: tongues.applicant ? ownDigits(digits, tongues.applicant) : digits,
    isChosen: chosen.includes(digits),
    ...inBoth(tongues, (words) => inWords(question, step.kind, code, words, step.part?.id)),
  }))
  const { part } = step
  const hint = inBoth(
    tongues,
    part ? (words) => words.t(partKey(question, part.id)) : written(hintKey(question)),
  )
  return {
    number: question.number,
    question: inBoth(tongues, askOf(question, scene)),
    hint,
    rows,
    ...(isAskedOfApplicant(question)
      ? { ways: inBoth(tongues, (words) => words.t('interview:noAnswer.summary')) }
      : {}),
  }
}

function readBackSlide({ stop, question: { number } }: Asked, scene: Scene): Slide {
  const tongues = tonguesFor(scene)
  const { question, answer } = spoken(stop, scene)
  return { number, question: inBoth(tongues, question), answer: asWritten(inBoth(tongues, answer)), rows: [] }
}

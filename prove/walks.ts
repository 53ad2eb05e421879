/** Thousands of invented interviews, each from the first question to the last. */

import { answerAt, isSamePlace, placeKey, withAnswer } from '../src/interview/answers.js'
import type { AllAnswers } from '../src/interview/answer.js'
import { answeredQuestions } from '../src/interview/printed.js'
import { nextOpen, route } from '../src/interview/route.js'
import { toApplication } from '../src/application/to-application.js'
import { allStates } from './any-answer.js'
import { Chance } from './chance.js'
import { lookOnPaper, type Sheets } from './paper.js'
import type { Proof } from './proof.js'
import { tempers } from './seek.js'
import type { Subject } from './subject.js'
import { walkThrough, type Walked } from './walk.js'

/** Every so many walks: in print order, step by step as a person goes, looked at by all rules, on paper. */
const every = { print: 5, step: 100, application: 40, paper: 100 }

export function proveWalks(subject: Subject, sheets: Sheets, count: number, seed: number): readonly Proof[] {
  const walks: string[] = []
  const steps: string[] = []
  const printed: string[] = []
  const states = new Set<string>()
  let questions = 0
  let answersOnPaper = 0
  for (let number = 0; number < count; number += 1) {
    const here = `walk ${number} of seed ${seed}`
    try {
      const walked = randomWalk(subject, new Chance(seed + number))
      questions += walked.stops.length
      const wrong =
        whatIsWrong(walked, subject) ??
        (number % every.print === 0 ? whatIsMisprinted(walked, subject) : undefined)
      if (wrong !== undefined) walks.push(`${here}: ${wrong}`)
      if (number % every.step === 0 && !isWalkedStepByStep(walked, subject)) steps.push(here)
      if (number % every.application === 0)
        toApplication(subject.form, subject.ruleBook, walked.content, walked.circumstances, walked.facts)
      if (number % every.paper !== 0) continue
      const found = lookOnPaper(walked, sheets, subject)
      answersOnPaper += found.answers
      printed.push(...found.gaps)
      found.states.forEach((state) => states.add(state))
    } catch (error) {
      walks.push(`${here}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
  return [
    {
      title: 'random walks to the last question',
      count,
      gaps: walks,
      remarks: [`${questions} questions were asked on them`],
    },
    {
      title: 'walks that ask the same, one question at a time',
      count: Math.ceil(count / every.step),
      gaps: steps,
    },
    {
      title: 'answers on the route that stand on paper',
      count: answersOnPaper,
      gaps: [...new Set(printed)].map((question) => `${question} is not found on paper`),
    },
    {
      title: 'ways of not answering that stand on paper',
      count: allStates.length,
      gaps: allStates.filter((state) => !states.has(state)),
    },
  ]
}

function randomWalk(subject: Subject, chance: Chance): Walked {
  return walkThrough(
    subject,
    {
      depth: chance.happens(0.5) ? 'full' : 'essential',
      temper: chance.oneOf(tempers),
      pins: new Map(),
      risks: chance.oneOf([0, 1, 2, 3, 'considered']),
    },
    chance,
  )
}

/** Whether the route of the finished case is the one that was walked; where it is, nothing is open that was answered. */
function whatIsWrong({ stops, content, circumstances }: Walked, { form }: Subject): string | undefined {
  const after = route(form, content.answers, circumstances)
  const strayed = stops.find(({ place }, index) => {
    const stop = after[index]
    return !stop || !isSamePlace(stop.place, place)
  })
  if (strayed || after.length !== stops.length)
    return `the route changed behind the walk at ${strayed?.question.id ?? 'its end'}`
  return undefined
}

/** Whether what comes next is the first open question, and what is printed are the questions asked. */
function whatIsMisprinted({ stops, content, circumstances }: Walked, { form }: Subject): string | undefined {
  const { answers } = content
  const open = stops.find(({ place }) => answerAt(answers, place) === undefined)
  const next = nextOpen(form, answers, circumstances)
  if (open?.question.id !== next?.question.id) return `${next?.question.id ?? 'nothing'} comes next`
  const onRoute = new Set(stops.map(({ place }) => placeKey(place)))
  const inPrint = answeredQuestions(form, answers, circumstances)
    .flatMap(({ questions }) => questions)
    .filter(({ question }) => question.kind !== 'derived')
  const missing =
    inPrint.length !== stops.length || inPrint.some(({ place }) => !onRoute.has(placeKey(place)))
  return missing ? 'other questions are printed than were asked' : undefined
}

/** The same answers, given as a person gives them: whatever is open comes next. */
function isWalkedStepByStep({ stops, content, circumstances }: Walked, { form }: Subject): boolean {
  const isMeant = stops.filter(({ place }) => answerAt(content.answers, place) !== undefined)
  if (isMeant.length !== stops.length) return true
  let answers: AllAnswers = {
    own: new Map(),
    groups: {
      children: [],
      risks: content.answers.groups.risks.map(({ id }) => ({ id, answers: new Map() })),
    },
  }
  for (const { place } of stops) {
    const next = nextOpen(form, answers, circumstances)
    const answer = answerAt(content.answers, place)
    if (!next || !answer || !isSamePlace(next.place, place)) return false
    answers = withAnswer(answers, place, answer)
  }
  return nextOpen(form, answers, circumstances) === undefined
}

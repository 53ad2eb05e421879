/** Everything that a case can come to is what some case comes to. */

import type { Application, Problem } from '../src/application/application.js'
import { signers } from '../src/application/signers.js'
import { riskLevels } from '../src/application/risk-level.js'
import { toApplication } from '../src/application/to-application.js'
import type { Form, Kind, Question, QuestionId } from '../src/form/form.js'
import { choiceCodes, questionIn } from '../src/form/look-up.js'
import { questionsRead } from '../src/form/readings.js'
import type { Answer } from '../src/interview/answer.js'
import { allStates } from './any-answer.js'
import { Chance } from './chance.js'
import { proveEach, type Proof } from './proof.js'
import { talkative, tempers, usual } from './seek.js'
import type { Subject } from './subject.js'
import { walkThrough, type Walked } from './walk.js'
import { planFor, planToAsk, type Plan } from './wish.js'

const randomCases = 240
const mendedCases = 12
/** Each round takes one problem out of the way; a case has some dozens, and mending one may bring another. */
const roundsOfMending = 250

/** Questions whose every answer is an ending of its own. */
const decisions: readonly QuestionId[] = [
  'information.decision',
  'information.aloneCheck',
  'eligibility.coordinatorProposal',
  'riskConclusion.overall',
  'consent.copy',
]

export function proveEndings(subject: Subject, seed: number): readonly Proof[] {
  const chance = new Chance(seed)
  const seen = new Set<string>()
  for (let number = 0; number < randomCases; number += 1) {
    const application = look(randomCase(number, subject, chance), subject)
    endingsOf(application).forEach((ending) => seen.add(ending))
    const overridden = look(withOverrides(randomCase(number, subject, chance), application), subject)
    endingsOf(overridden).forEach((ending) => seen.add(ending))
  }
  const stuck: string[] = []
  for (let number = 0; number < mendedCases; number += 1) {
    const stands = standing[number % standing.length] ?? stopsAnything
    const { walked, application, left } = mended(stands, subject, chance)
    if (left.length > 0) stuck.push(`case ${number} keeps ${left.map(({ rule }) => rule).join(', ')}`)
    for (const result of [application, look(withOverrides(walked, application), subject)])
      endingsOf(result).forEach((ending) => seen.add(ending))
  }
  return [
    proveEach(
      'endings reached',
      expectedEndings(subject.form),
      (ending) => ending,
      (ending) => seen.has(ending),
    ),
    { title: 'cases mended until nothing stops them', count: mendedCases, gaps: stuck },
  ]
}

/** What is mended: all that stops, all that stops signing, all that no written reason sets aside. */
const stopsAnything = ({ stops }: Problem): boolean => stops !== 'nothing'
const standing: readonly ((problem: Problem) => boolean)[] = [
  stopsAnything,
  ({ stops }) => stops === 'session' || stops === 'signing',
  ({ stops, overridable }) => stops !== 'nothing' && !overridable,
]

function randomCase(number: number, subject: Subject, chance: Chance): Walked {
  return walkThrough(
    subject,
    { depth: 'full', temper: tempers[number % tempers.length] ?? usual, pins: new Map(), risks: number % 4 },
    chance,
  )
}

function look({ content, circumstances, facts }: Walked, { form, ruleBook }: Subject): Application {
  return toApplication(form, ruleBook, content, circumstances, facts)
}

/** The case with a written reason for every stop that may be set aside. */
function withOverrides(walked: Walked, { problems, today }: Application): Walked {
  const overrides = problems
    .filter(({ overridable }) => overridable)
    .map(({ rule, item }) => ({
      rule,
      ...(item ? { item } : {}),
      reason: 'agreed with IOM Finland',
      by: 'coordinator',
      at: `${today}T12:00:00Z`,
    }))
  return { ...walked, content: { ...walked.content, overrides } }
}

/**
 * Takes one stop after the other out of the way, as whoever assists would: decides anew about the
 * questions that the rule looks at, and keeps all else.
 */
function mended(
  stands: (problem: Problem) => boolean,
  subject: Subject,
  chance: Chance,
): { readonly walked: Walked; readonly application: Application; readonly left: readonly Problem[] } {
  let plan: Plan = { pins: new Map() }
  for (let round = 0; ; round += 1) {
    const walked = walkThrough(
      subject,
      { depth: 'full', temper: talkative, pins: plan.pins, risks: 'considered' },
      chance,
    )
    const application = look(walked, subject)
    const left = application.problems.filter(stands)
    if (left.length === 0 || round === roundsOfMending) return { walked, application, left }
    plan = planWithout(chance.oneOf(left), keptPlan(walked), subject, chance)
  }
}

/** The answers of the walk as a plan for the next one. */
function keptPlan({ content: { answers } }: Walked): Plan {
  const items = [...answers.groups.children, ...answers.groups.risks].reverse()
  const all = [...items.flatMap((item) => [...item.answers]), ...answers.own]
  return { pins: new Map<QuestionId, Answer>(all.filter(([id]) => id !== 'risk.category')) }
}

function planWithout(problem: Problem, plan: Plan, subject: Subject, chance: Chance): Plan {
  const rule = subject.ruleBook.rules.find(
    ({ id, words }) => id === problem.rule && problem.message.key === `rules:${words ?? id}.message`,
  )
  if (!rule) return plan
  const concerned = [
    ...rule.questions,
    ...(rule.when ? questionsRead(rule.when) : []),
    ...problem.places.map(({ question }) => question),
  ]
  const freed: Plan = { pins: new Map([...plan.pins].filter(([id]) => !concerned.includes(id))) }
  const asked = concerned.reduce<Plan>(
    (next, id) => (chance.happens(0.5) ? (planToAsk(id, next, subject, chance) ?? next) : next),
    freed,
  )
  return (rule.when && planFor({ condition: rule.when, holds: false }, asked, subject, chance)) ?? asked
}

function expectedEndings(form: Form): readonly string[] {
  return [
    'a draft',
    'signable, not sendable',
    'sendable',
    'signable with written reasons',
    ...['session', 'signing', 'sending', 'nothing'].map((stops) => `a problem stops ${stops}`),
    'a stop is set aside',
    ...['met', 'needsDialogue'].map((view) => `target group: ${view}`),
    ...['met', 'askFirst', 'needsDialogue'].map((view) => `destination: ${view}`),
    ...[true, false].map((is) => `voluntary: ${String(is)}`),
    ...['applicant', 'applicantMark', 'guardian', 'child', 'coordinator', 'socialWorker', 'interpreter'].map(
      (role) => `signed by ${role}`,
    ),
    ...riskLevels.map((level) => `risk: ${level}`),
    'risk: set aside',
    'risk: not rated',
    ...decisions.flatMap((id) =>
      [...codesOf(questionIn(form, id), form), ...allStates].map((code) => `${id}: ${code}`),
    ),
    ...form.sections
      .flatMap(({ questions }) => questions)
      .flatMap((question) =>
        question.kind === 'derived' ? codesOf(question, form).map((code) => `${question.id}: ${code}`) : [],
      ),
  ]
}

function codesOf(question: Question | undefined, form: Form): readonly string[] {
  const kind: Kind | Question | undefined = question?.kind === 'derived' ? question.of : question
  if (kind?.kind === 'yesNo') return ['true', 'false']
  return kind?.kind === 'oneOf' || kind?.kind === 'severalOf' ? choiceCodes(form, kind.choices) : []
}

function endingsOf(application: Application): readonly string[] {
  const { isSignable, isSendable, problems, eligibility, risks, sections, content } = application
  const questions = sections.flatMap((section) => section.questions)
  return [
    isSendable ? 'sendable' : isSignable ? 'signable, not sendable' : 'a draft',
    ...(isSignable && content.overrides.length > 0 ? ['signable with written reasons'] : []),
    ...problems.map(({ stops }) => `a problem stops ${stops}`),
    ...(problems.some(({ override }) => override !== undefined) ? ['a stop is set aside'] : []),
    `target group: ${eligibility.targetGroup}`,
    `destination: ${eligibility.destination}`,
    `voluntary: ${String(eligibility.voluntary)}`,
    ...signers(application).map(({ role }) => `signed by ${role}`),
    ...risks.map(({ level, dismissed }) => `risk: ${dismissed ? 'set aside' : (level ?? 'not rated')}`),
    ...questions.flatMap(({ question: { id }, answer }) => (answer ? wordsFor(id, answer) : [])),
  ]
}

function wordsFor(id: QuestionId, answer: Answer): readonly string[] {
  if (answer.state !== 'answered') return [`${id}: ${answer.state}`]
  return [answer.value]
    .flat()
    .map((value) => `${id}: ${typeof value === 'object' ? 'of several parts' : String(value)}`)
}

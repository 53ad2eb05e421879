/**
 * The application file as it is sent: what the documents say, and nothing that they keep.
 *
 * Left out, and not marked as unanswered: answers whose question left the route; answers that are
 * withheld, because they name a place of somebody protected or the person chose so (`withheldFrom`
 * lists the questions, whether they were answered or not, as the paper does); who interpreted; what
 * was typed before it became a value; the record, of which only the head leaves. Left out rather
 * than put down as not asked, since they may well have been asked, and a reason would tell why.
 */

import type { Answer, Answers, Item } from '../interview/answer.js'
import { placeKey } from '../interview/answers.js'
import type { CaseContent, RatedRow, RiskVersion } from '../interview/case-content.js'
import type { GroupName } from '../form/form.js'
import type { AnsweredQuestion, Application, ApplicationSection } from './application.js'

/** What of a case the receiver of the package gets as data. */
export function sharedContent({ content, sections }: Application): CaseContent {
  const { template, reference, languages, depth, overrides, riskVersions } = content
  return {
    template,
    reference,
    languages,
    depth,
    answers: {
      own: sharedAnswers(sections.filter(({ item, section }) => !item && section.repeats === undefined)),
      groups: { children: sharedItems(sections, 'children'), risks: sharedItems(sections, 'risks') },
    },
    overrides,
    ...(riskVersions ? { riskVersions: riskVersions.map(sharedVersion) } : {}),
    record: [],
  }
}

/** Of an earlier risk table: what was rated and how, and the conclusion; no words of anybody. */
function sharedVersion(version: RiskVersion): RiskVersion {
  const rated = ({ answers, ...row }: RatedRow): RatedRow => ({ ...row, answers: chosenIn(answers, ratings) })
  return { ...version, rows: version.rows.map(rated), conclusion: chosenIn(version.conclusion, conclusions) }
}

const ratings: readonly string[] = [
  'risk.phase',
  'risk.category',
  'risk.relevant',
  'risk.likelihood',
  'risk.consequence',
  'risk.residualLevel',
]
const conclusions: readonly string[] = ['riskConclusion.overall', 'riskConclusion.madeOn']

function chosenIn(answers: Answers, questions: readonly string[]): Answers {
  return new Map(
    questions.flatMap((question): [string, Answer][] => {
      const answer = answers.get(question)
      if (answer?.state !== 'answered') return []
      return [[question, { state: 'answered', value: answer.value }]]
    }),
  )
}

/** The questions whose answers are kept, each as `placeKey` names it. */
export function withheldFrom({ sections }: Application): string[] {
  return sections
    .flatMap(({ questions }) => questions)
    .filter(({ withheld }) => withheld !== undefined)
    .map(({ place }) => placeKey(place))
}

function sharedItems(sections: readonly ApplicationSection[], group: GroupName): Item[] {
  const ofGroup = sections.filter(({ section, item }) => section.repeats === group && item)
  const ids = new Set(ofGroup.flatMap(({ item }) => (item ? [item.item.id] : [])))
  return [...ids].map((id) => ({
    id,
    answers: sharedAnswers(ofGroup.filter(({ item }) => item?.item.id === id)),
  }))
}

function sharedAnswers(sections: readonly ApplicationSection[]): Answers {
  const shared = sections.flatMap(({ questions }) => questions).flatMap(shareable)
  return new Map(shared)
}

function shareable({ question, answer, withheld }: AnsweredQuestion): [string, Answer][] {
  if (!answer || withheld !== undefined || question.kind === 'derived') return []
  const { story, ...said } = answer
  if (!story) return [[question.id, answer]]
  const kept = Object.entries(story).filter(([part]) => part !== 'interpreter' && part !== 'typed')
  return [[question.id, { ...said, story: Object.fromEntries(kept) }]]
}

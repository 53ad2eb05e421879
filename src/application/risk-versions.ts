/** Earlier versions of the risk table: when the risks were assessed anew, and what has changed since. */

import type { Form } from '../form/form.js'
import { sectionIn } from '../form/look-up.js'
import type { Answer, Circumstances, Place } from '../interview/answer.js'
import { answerAt, takingPart } from '../interview/answers.js'
import type { CaseContent, RatedRow, RiskVersion } from '../interview/case-content.js'
import { reopened } from '../interview/record.js'
import type { Risk } from './application.js'
import { riskLevels } from './risk-level.js'
import { risksOf } from './risks.js'
import type { RuleBook } from './rule-book.js'
import { ruleContext } from './to-application.js'

/** What became of a row since the version before; undefined when its level is what it was. */
export type RiskChange = 'new' | 'levelUp' | 'levelDown' | 'setAside' | 'takenUp'

const madeOn: Place = { question: 'riskConclusion.madeOn' }

/** The day of the conclusion of the table as it is now, `YYYY-MM-DD`; undefined when there is none. */
export function conclusionDay({ answers }: CaseContent): string | undefined {
  return text(answerAt(answers, madeOn))
}

/** From 1: the table as it is now follows those that are kept. */
export function versionNumber({ riskVersions = [] }: CaseContent): number {
  return riskVersions.length + 1
}

/** Whether anything was said or rated after the conclusion: it may no longer hold. */
export function hasChangedSinceConclusion({ answers, record }: CaseContent): boolean {
  const made = answerAt(answers, madeOn)
  const day = text(made)
  if (day === undefined) return false
  const moment = made?.story?.at
  const isLater = (at: string): boolean =>
    moment === undefined ? at.slice(0, 10) > day : Date.parse(at) > Date.parse(moment)
  return record.some(
    ({ at, what, place }) =>
      place !== undefined &&
      (what === 'answered' || what === 'changed') &&
      !isOfConclusion(place.question) &&
      isLater(at),
  )
}

/**
 * The case with its risk table kept as an earlier version. The rows stay as they are, to be rated
 * again where that is needed; the conclusion is taken out, so that it is made anew.
 *
 * @param at ISO 8601
 */
export function riskTableReopened(
  form: Form,
  ruleBook: RuleBook,
  content: CaseContent,
  circumstances: Circumstances,
  at: string,
): CaseContent {
  const version = versionOf(form, ruleBook, content, circumstances)
  if (!version) return content
  const kept: CaseContent = { ...content, riskVersions: [...(content.riskVersions ?? []), version] }
  return [...version.conclusion.keys()].reduce<CaseContent>(
    (changed, question) => reopened(changed, { question }, at),
    kept,
  )
}

function versionOf(
  form: Form,
  ruleBook: RuleBook,
  content: CaseContent,
  circumstances: Circumstances,
): RiskVersion | undefined {
  const day = conclusionDay(content)
  if (day === undefined) return undefined
  const context = ruleContext(form, ruleBook, content, circumstances)
  const author = text(answerAt(content.answers, { question: 'riskConclusion.author' }))
  const questions = sectionIn(form, 'riskConclusion')?.questions ?? []
  const conclusion = questions.flatMap(({ id }): [string, Answer][] => {
    const answer = answerAt(content.answers, { question: id })
    return answer ? [[id, answer]] : []
  })
  return {
    madeOn: day,
    ...(author === undefined ? {} : { author }),
    rows: risksOf(context, takingPart(form, content.answers, 'risks')).map(ratedRow),
    conclusion: new Map(conclusion),
  }
}

function ratedRow({ item, level, dismissed }: Risk): RatedRow {
  return { ...item, ...(level === undefined ? {} : { level }), isSetAside: dismissed }
}

/** What has changed in a row since an earlier version: a row is known by its id. */
export function changeSince({ rows }: RiskVersion, risk: Risk): RiskChange | undefined {
  const before = rows.find(({ id }) => id === risk.item.id)
  if (!before) return risk.dismissed ? 'setAside' : 'new'
  if (risk.dismissed) return before.isSetAside ? undefined : 'setAside'
  if (before.isSetAside) return 'takenUp'
  if (risk.level === undefined || before.level === undefined) return undefined
  const step = riskLevels.indexOf(risk.level) - riskLevels.indexOf(before.level)
  return step === 0 ? undefined : step > 0 ? 'levelUp' : 'levelDown'
}

const isOfConclusion = (question: string): boolean => question.startsWith('riskConclusion.')

function text(answer: Answer | undefined): string | undefined {
  return answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value : undefined
}

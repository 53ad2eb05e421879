/** What a rule finds where a condition cannot say it, by the name that `rules.json` gives. */

import { selfId } from '../form/form.js'
import type { ItemRef, Place } from '../interview/answer.js'
import type { Values } from '../message.js'
import {
  channelIsOrdinaryMail,
  dateOfAnotherCalendar,
  identifyingDetails,
  legalBasisIsConsent,
  partialBirthDate,
  swedishNumberDoesNotAddUp,
  swedishNumberHasAnotherBirthDate,
} from './answer-checks.js'
import { openButAdvised, openInRiskTable, openQuestions } from './required.js'
import {
  measuresAreIncomplete,
  ownViewIsMuchWorse,
  riskNotConsidered,
  riskTableIsMissing,
  threatIsNewerThanTable,
} from './risk-checks.js'
import { partOf, valueOf } from './rule-context.js'
import type { RuleContext } from './rule-context.js'
import { changedAfterLastSession, changedAfterSigning, decisionIsOlderThanCall } from './time-checks.js'

/** One thing that a rule finds: one problem. */
export interface Finding {
  /** Where; none means the questions that the rule names. */
  readonly places: readonly Place[]
  /** What fills the placeholders of its words. */
  readonly values?: Values
}

/** Nothing found means that the rule does not fire. */
export type RuleCheck = (context: RuleContext, item: ItemRef | undefined) => readonly Finding[]

export const ruleChecks: Readonly<Record<string, RuleCheck>> = {
  openQuestions,
  openInRiskTable,
  openButAdvised,
  decisionIsOlderThanCall,
  changedAfterLastSession,
  changedAfterSigning,
  textsAreNotReviewed: (context) => when(!isReviewed(context)),
  languageIsNotShownInTerminal: ({ content, facts }) =>
    when(facts.languagesNotShown?.includes(content.languages.interview) ?? false),
  identifyingDetails,
  dateOfAnotherCalendar,
  partialBirthDate,
  swedishNumberDoesNotAddUp,
  swedishNumberHasAnotherBirthDate,
  riskTableIsMissing,
  riskNotConsidered,
  measuresAreIncomplete,
  ownViewIsMuchWorse,
  threatIsNewerThanTable,
  applicantIsNotToldWithoutReason: (context) => when(!isToldOrExplained(context)),
  applicantIsTakenForAChild: ({ sections }) => when(sections.some(({ item }) => item?.item.id === selfId)),
  legalBasisIsConsent,
  channelIsOrdinaryMail,
}

/** One finding about the questions that the rule names. */
function when(isSo: boolean): readonly Finding[] {
  return isSo ? [{ places: [] }] : []
}

/** In the language the questions are asked in: it is the one the form is printed in. */
function isReviewed({ content, facts }: RuleContext): boolean {
  return facts.reviewedLanguages?.includes(content.languages.interview) ?? false
}

function isToldOrExplained(context: RuleContext): boolean {
  const told = valueOf(context, 'riskConclusion.applicantTold')
  const because = partOf(told, 'because')
  return partOf(told, 'answer') === 'yes' || (typeof because === 'string' && because.trim() !== '')
}

import { describe, expect, test } from '@jest/globals'
import type { Level, Problem } from '../../src/application/application.js'
import type { RuleFacts } from '../../src/application/rule-context.js'
import type { CaseContent, RecordEntry } from '../../src/interview/case-content.js'
import { changed, no, withStory } from './changed.js'
import type { Changes } from './changed.js'
import { circumstances, look, readCase, ruleBook } from './template.js'

const today = '2025-05-28'
/** An adult citizen of Romania with everything in order. */
const adult = readCase('templates/demo/adult-romania.json', today)
/** A girl of 16 who applies alone, with everything in order. */
const child = readCase('test/cases/child-alone.json', today)
/** A return on a permanent residence permit, with everything in order. */
const resident = readCase('test/cases/permanent-residence.json', today)
/** A mother with two children. */
const mother = readCase('test/cases/p2.json')

interface Firing {
  readonly rule: string
  readonly when: string
  readonly level: Level
  readonly in: CaseContent
  readonly change: Changes
  readonly facts?: RuleFacts
  readonly record?: readonly RecordEntry[]
}

const later = { at: '2025-05-28T09:00:00+02:00' }

const firings: readonly Firing[] = [
  {
    rule: 'E1',
    when: 'no ground is chosen',
    level: 'stopsSigning',
    in: adult,
    change: { 'eligibility.basis': undefined },
  },
  {
    rule: 'E2',
    when: 'trafficking is suspected',
    level: 'information',
    in: adult,
    change: { 'eligibility.basis': ['suspected_trafficking'] },
  },
  {
    rule: 'E3',
    when: 'a Swedish citizen is in prostitution',
    level: 'stopsSigning',
    in: adult,
    change: { 'eligibility.basis': ['foreign_citizen_in_prostitution'], 'identity.citizenship': ['SE'] },
  },
  {
    rule: 'E4',
    when: 'the person goes to a country of citizenship',
    level: 'information',
    in: adult,
    change: {},
  },
  {
    rule: 'E5',
    when: 'there is no proof of the permanent permit',
    level: 'stopsSending',
    in: resident,
    change: { 'eligibility.proof': 'none_yet' },
  },
  {
    rule: 'E5',
    when: 'absence may have ended the permit',
    level: 'warning',
    in: resident,
    change: { 'eligibility.absenceMayHaveEndedPermit': 'possible' },
  },
  {
    rule: 'E5',
    when: 'the permit runs out soon after the journey',
    level: 'warning',
    in: resident,
    change: { 'eligibility.permitValidUntil': '2025-07-01' },
  },
  {
    rule: 'E6',
    when: 'another right to settle was not asked about',
    level: 'stopsSending',
    in: resident,
    change: { 'eligibility.rightToLive': 'other_settlement_right', 'case.iomContact': { contacted: false } },
  },
  {
    rule: 'E7',
    when: 'there is no right to live there',
    level: 'stopsSigning',
    in: adult,
    change: { 'eligibility.rightToLive': 'none' },
  },
  {
    rule: 'E7',
    when: 'nobody knows the right to live there',
    level: 'stopsSigning',
    in: adult,
    change: { 'eligibility.rightToLive': 'unknown' },
  },
  {
    rule: 'E8',
    when: 'the destination is not a country of citizenship',
    level: 'stopsSigning',
    in: adult,
    change: { 'eligibility.destination': 'BG' },
  },
  {
    rule: 'E9',
    when: 'the person is a Swedish citizen',
    level: 'stopsSending',
    in: adult,
    change: { 'legal.status': 'swedish_citizen' },
  },
  {
    rule: 'E10',
    when: 'the exploitation was elsewhere',
    level: 'warning',
    in: adult,
    change: { 'eligibility.exploitedIn': ['other_country'] },
  },
  {
    rule: 'E11',
    when: 'the second ground stands alone',
    level: 'information',
    in: adult,
    change: {
      'eligibility.basis': ['foreign_citizen_in_prostitution'],
      'exploitation.forms': ['prostitution_no_known_third_party'],
    },
  },
  {
    rule: 'E12',
    when: 'a child was exploited sexually',
    level: 'warning',
    in: adult,
    change: { 'exploitation.forms': ['sexual_purposes'], 'exploitation.minorThen': 'yes' },
  },
  {
    rule: 'E12',
    when: 'the dates say that the person was a child',
    level: 'warning',
    in: adult,
    change: {
      'exploitation.forms': ['sexual_purposes'],
      'identity.dateOfBirth': '2006-08',
      'exploitation.period': { from: '2024-02' },
    },
  },
  {
    rule: 'E13',
    when: 'the person took part before',
    level: 'warning',
    in: adult,
    change: { 'case.previousReturn': { kind: 'yes_AMP', year: 2019 } },
  },
  {
    rule: 'E14',
    when: 'the person has no permit',
    level: 'information',
    in: adult,
    change: { 'legal.status': 'no_permit' },
  },
  {
    rule: 'E15',
    when: 'there is no police report',
    level: 'information',
    in: adult,
    change: { 'legal.policeReport': false },
  },

  {
    rule: 'V1',
    when: 'the person does not want to apply now',
    level: 'stopsSigning',
    in: adult,
    change: { 'information.decision': 'not_now' },
  },
  {
    rule: 'V1',
    when: 'the person did not want to say whether it is voluntary',
    level: 'stopsSigning',
    in: adult,
    change: { 'eligibility.voluntary': no('declined') },
  },
  {
    rule: 'V2',
    when: 'somebody presses the person to return',
    level: 'stopsSession',
    in: adult,
    change: { 'information.aloneCheck': 'pressure_to_return' },
  },
  {
    rule: 'V3',
    when: 'the person was not asked alone',
    level: 'stopsSigning',
    in: adult,
    change: { 'information.aloneCheck': 'not_done' },
  },
  {
    rule: 'V3',
    when: 'asking alone was left for later',
    level: 'stopsSigning',
    in: adult,
    change: { 'information.aloneCheck': no('later') },
  },
  {
    rule: 'V4',
    when: 'the person is unsure about pressure',
    level: 'warning',
    in: adult,
    change: { 'information.aloneCheck': 'unsure' },
  },
  {
    rule: 'V5',
    when: 'somebody unwanted is in the room',
    level: 'stopsSession',
    in: adult,
    change: { 'meeting.unwantedPerson': 'yes' },
  },
  {
    rule: 'V6',
    when: 'the person may not return safely and has no lawyer',
    level: 'stopsSigning',
    in: adult,
    change: { 'legal.fear': 'unsure', 'information.legalAdvice': 'offered_declined' },
  },
  {
    rule: 'V7',
    when: 'the person feels very unsafe now',
    level: 'stopsSession',
    in: adult,
    change: { 'threatInSweden.ownSafety': 1 },
  },
  {
    rule: 'V7',
    when: 'they know where the person is',
    level: 'stopsSession',
    in: adult,
    change: { 'threatInSweden.knowPlace': 'yes' },
  },
  {
    rule: 'V7',
    when: 'a victim of trafficking is still there',
    level: 'stopsSession',
    in: adult,
    change: { 'exploitation.left': { situation: 'still_there' } },
  },
  {
    rule: 'V7',
    when: 'the person lives with the exploiter',
    level: 'stopsSession',
    in: adult,
    change: { 'identity.currentStay': 'with_exploiter' },
  },
  {
    rule: 'V7b',
    when: 'a person on the second ground is still there',
    level: 'warning',
    in: adult,
    change: {
      'exploitation.left': { situation: 'still_there' },
      'eligibility.basis': ['foreign_citizen_in_prostitution'],
    },
  },
  {
    rule: 'V8',
    when: 'the person thinks of not wanting to live',
    level: 'stopsSession',
    in: adult,
    change: { 'health.crisis': true },
  },
  {
    rule: 'V9',
    when: 'some information was not given',
    level: 'stopsSigning',
    in: adult,
    change: { 'information.given': ['voluntary'] },
  },
  {
    rule: 'V10',
    when: 'there was no time to think',
    level: 'warning',
    in: adult,
    change: { 'information.timeToThink': { offered: true, days: 0 } },
  },
  {
    rule: 'V11',
    when: 'somebody without a permit was not told of the reflection period',
    level: 'stopsSigning',
    in: adult,
    change: {
      'identity.citizenship': ['NG'],
      'eligibility.destination': 'NG',
      'legal.status': 'no_permit',
      'legal.reflectionPeriod': 'not_relevant',
    },
  },
  {
    rule: 'V12',
    when: 'a removal is near',
    level: 'warning',
    in: adult,
    change: { 'legal.removal': { decision: 'yes_with_date', on: '2025-06-10' } },
  },
  {
    rule: 'V13',
    when: 'no call was offered',
    level: 'warning',
    in: adult,
    change: { 'homeCall.offered': { offered: false } },
  },
  {
    rule: 'V14',
    when: 'the call changed the decision',
    level: 'stopsSigning',
    in: readCase('test/cases/p1.json'),
    change: { 'homeCall.effect': 'changed' },
  },

  {
    rule: 'L1',
    when: 'no language route is chosen',
    level: 'stopsSigning',
    in: adult,
    change: { 'interpreter.route': undefined },
  },
  {
    rule: 'L2',
    when: 'the person does not understand the interpreter',
    level: 'stopsSession',
    in: adult,
    change: { 'interpreter.understands': 'no' },
  },
  {
    rule: 'L2',
    when: 'the person understands the interpreter in part',
    level: 'warning',
    in: adult,
    change: { 'interpreter.understands': 'partly' },
  },
  {
    rule: 'L3',
    when: 'the interpreter is not authorised',
    level: 'stopsSigning',
    in: adult,
    change: { 'interpreter.competence': 'trained_registered' },
  },
  {
    rule: 'L4',
    when: 'the register was not checked',
    level: 'stopsSending',
    in: adult,
    change: { 'interpreter.verified': { checked: false } },
  },
  {
    rule: 'L4',
    when: 'the check of the register is old',
    level: 'warning',
    in: adult,
    change: { 'interpreter.verified': { checked: true, on: '2025-04-01' } },
  },
  {
    rule: 'L5',
    when: 'the form was translated and nobody reviewed the texts',
    level: 'stopsSigning',
    in: adult,
    change: { 'interpreter.route': 'translated_form', 'interpreter.translation': 'product_text_checked' },
  },
  {
    rule: 'L6',
    when: 'an exception was not noted with IOM',
    level: 'stopsSending',
    in: adult,
    change: { 'interpreter.route': 'exception_agreed', 'case.iomContact': { contacted: false } },
  },
  {
    rule: 'L7',
    when: 'nothing was read aloud to somebody who reads little',
    level: 'stopsSigning',
    in: adult,
    change: { 'identity.reading': 'reads_a_little', 'interpreter.readAloud': { done: false } },
  },
  {
    rule: 'L7',
    when: 'nobody knows how well the person reads',
    level: 'stopsSigning',
    in: adult,
    change: { 'identity.reading': no('declined'), 'interpreter.readAloud': { done: false } },
  },
  {
    rule: 'L8',
    when: 'the interpreter knows the family',
    level: 'stopsSession',
    in: adult,
    change: { 'interpreter.independent': false },
  },
  {
    rule: 'L9',
    when: 'a child interpreted',
    level: 'stopsSession',
    in: mother,
    change: { 'c1 child.notUsedAsInterpreter': false },
  },
  {
    rule: 'L10',
    when: 'somebody else chose the language',
    level: 'warning',
    in: adult,
    change: { 'interpreter.chosenByPerson': false },
  },
  {
    rule: 'L11',
    when: 'an answer is younger than the last session',
    level: 'stopsSigning',
    in: adult,
    change: { 'reception.fearOfRejection': withStory('yes', later) },
  },
  {
    rule: 'L12',
    when: 'the terminal cannot show the language',
    level: 'information',
    in: adult,
    change: {},
    facts: { languagesNotShown: ['en'] },
  },

  {
    rule: 'D1',
    when: 'a question is open',
    level: 'stopsSigning',
    in: adult,
    change: { 'travel.metBy': undefined },
  },
  {
    rule: 'D1',
    when: 'a question is left for later',
    level: 'stopsSigning',
    in: adult,
    change: { 'travel.metBy': no('later') },
  },
  {
    rule: 'D1',
    when: 'a name was declined, and a journey needs it',
    level: 'stopsSigning',
    in: adult,
    change: { 'identity.familyName': no('declined') },
  },
  {
    rule: 'D1',
    when: 'a sentence of the declaration is not true',
    level: 'stopsSigning',
    in: adult,
    change: { 'declaration.mayChange': false },
  },
  {
    rule: 'D1',
    when: 'the conclusion of the table is open',
    level: 'stopsSending',
    in: adult,
    change: { 'riskConclusion.motivation': undefined },
  },
  {
    rule: 'D1',
    when: 'something advised is open',
    level: 'warning',
    in: adult,
    change: { 'travel.earliest': undefined },
  },
  {
    rule: 'D2',
    when: 'something changed after signing',
    level: 'stopsSending',
    in: adult,
    change: { 'reception.fearOfRejection': withStory('yes', { ...later, confirmed: true }) },
    record: [{ at: '2025-05-27T12:00:00+02:00', what: 'signed' }],
  },
  {
    rule: 'D3',
    when: 'the passport runs out before the journey',
    level: 'warning',
    in: adult,
    change: { 'travelDocument.expiresOn': '2025-06-10' },
  },
  {
    rule: 'D3',
    when: 'the passport runs out within half a year, outside the EU',
    level: 'warning',
    in: resident,
    change: { 'travelDocument.expiresOn': '2025-10-01' },
  },
  {
    rule: 'D4',
    when: 'the name differs from the document',
    level: 'warning',
    in: adult,
    change: { 'travelDocument.nameMatches': false },
  },
  {
    rule: 'D5',
    when: 'the check digit of a personal number is wrong',
    level: 'warning',
    in: adult,
    change: { 'identity.personalIdentityNumber': '640823-3235', 'identity.dateOfBirth': '1964-08-23' },
  },
  {
    rule: 'D6',
    when: 'the personal number has another birth date',
    level: 'warning',
    in: adult,
    change: { 'identity.personalIdentityNumber': '640823-3234' },
  },
  {
    rule: 'D7',
    when: 'somebody who never flew has no help',
    level: 'warning',
    in: adult,
    change: { 'travel.flownBefore': 'never', 'travel.airportAssistance': ['none'] },
  },
  {
    rule: 'D8',
    when: 'a separated child would travel alone',
    level: 'stopsSigning',
    in: child,
    change: { 'travel.escort': 'not_needed' },
  },
  {
    rule: 'D9',
    when: 'the pregnancy may pass 28 weeks',
    level: 'warning',
    in: mother,
    change: { 'fitness.pregnancyWeeks': 26 },
  },
  {
    rule: 'D9',
    when: 'the pregnancy is 30 weeks',
    level: 'warning',
    in: mother,
    change: { 'fitness.pregnancyWeeks': 30 },
  },
  {
    rule: 'D9',
    when: 'the pregnancy is 36 weeks and no doctor is asked',
    level: 'stopsSending',
    in: mother,
    change: { 'fitness.pregnancyWeeks': 36 },
  },
  {
    rule: 'D9',
    when: 'the pregnancy is 32 weeks with more than one baby and no doctor is asked',
    level: 'stopsSending',
    in: mother,
    change: { 'fitness.pregnancyWeeks': 32, 'fitness.severalBabies': true },
  },
  {
    rule: 'D9',
    when: 'the pregnancy is 32 weeks with one baby',
    level: 'warning',
    in: mother,
    change: { 'fitness.pregnancyWeeks': 32, 'fitness.severalBabies': false },
  },
  {
    rule: 'D10',
    when: 'nobody meets and somebody may wait',
    level: 'warning',
    in: adult,
    change: { 'travel.metBy': 'nobody', 'threatInCountryOfReturn.waitingOnArrival': no('unknown') },
  },
  {
    rule: 'D11',
    when: 'a text holds a telephone number',
    level: 'warning',
    in: adult,
    change: { 'travel.mustNotMeet': 'Person A, 070-174 06 12' },
  },
  {
    rule: 'D12',
    when: 'personal data are protected',
    level: 'information',
    in: adult,
    change: { 'identity.protectedData': 'fictitious' },
  },
  {
    rule: 'D13',
    when: 'the lead investigator does not know',
    level: 'warning',
    in: adult,
    change: { 'legal.leadInvestigator': 'no' },
  },
  {
    rule: 'D14',
    when: 'the person is a suspect',
    level: 'stopsSending',
    in: adult,
    change: { 'legal.role': ['suspect'] },
  },
  {
    rule: 'D14',
    when: 'there is a travel ban',
    level: 'stopsSending',
    in: adult,
    change: { 'legal.travelRestriction': 'yes' },
  },
  {
    rule: 'D14',
    when: 'nobody knows whether there is a travel ban',
    level: 'warning',
    in: adult,
    change: { 'legal.travelRestriction': 'unknown' },
  },
  {
    rule: 'D15',
    when: 'a date was given in the Thai calendar',
    level: 'warning',
    in: adult,
    change: { 'identity.dateOfBirth': withStory('1987-11-03', { typed: '๓/๑๑/๒๕๓๐' }) },
  },
  {
    rule: 'D15',
    when: 'a date was given in the Ethiopian calendar',
    level: 'warning',
    in: adult,
    change: { 'identity.dateOfBirth': withStory('1992-11-21', { typed: '12/3/1985 EC' }) },
  },
  {
    rule: 'D16',
    when: 'the birth date is a year',
    level: 'warning',
    in: adult,
    change: { 'identity.dateOfBirth': '1987' },
  },

  { rule: 'R1', when: 'there is no table', level: 'stopsSending', in: withoutRisks(adult), change: {} },
  {
    rule: 'R2',
    when: 'somebody else wrote the table',
    level: 'stopsSending',
    in: adult,
    change: { 'riskConclusion.authorRole': 'social_worker' },
  },
  {
    rule: 'R3',
    when: 'a risk was set aside without a reason',
    level: 'stopsSending',
    in: adult,
    change: { 'r5 risk.whyNotRelevant': undefined },
  },
  {
    rule: 'R4',
    when: 'a measure has nobody responsible',
    level: 'stopsSending',
    in: adult,
    change: { 'r1 risk.measures': [{ measure: 'Legal advice', when: 'month 1' }] },
  },
  {
    rule: 'R5',
    when: 'a risk stays very high and return is recommended now',
    level: 'stopsSending',
    in: adult,
    change: { 'r1 risk.residualLevel': 'veryHigh', 'riskConclusion.overall': 'recommended_now' },
  },
  {
    rule: 'R6',
    when: 'the risk for a child stays high',
    level: 'stopsSending',
    in: child,
    change: { 'r1 risk.residualLevel': 'high' },
  },
  {
    rule: 'R7',
    when: 'an unknown likelihood has no question',
    level: 'warning',
    in: adult,
    change: { 'r1 risk.likelihood': 'U', 'r1 risk.question': no('later') },
  },
  {
    rule: 'R8',
    when: 'the person sees it as much worse and nobody says why',
    level: 'warning',
    in: adult,
    change: { 'r2 risk.own': { rating: 0 }, 'r2 risk.consequence': '1' },
  },
  {
    rule: 'R9',
    when: 'the table is old',
    level: 'warning',
    in: adult,
    change: { 'riskConclusion.madeOn': '2025-04-01' },
  },
  {
    rule: 'R9',
    when: 'a threat is newer than the table',
    level: 'warning',
    in: adult,
    change: { 'threatInSweden.knowPlan': withStory('maybe', later) },
  },
  {
    rule: 'R10',
    when: 'the person was told in part, without a reason',
    level: 'warning',
    in: adult,
    change: { 'riskConclusion.applicantTold': { answer: 'partly' } },
  },

  {
    rule: 'C1',
    when: 'a separated child has no assessment',
    level: 'stopsSigning',
    in: child,
    change: { 'self childProtection.bestInterests': { attached: false } },
  },
  {
    rule: 'C1',
    when: 'an accompanying child has no assessment',
    level: 'stopsSending',
    in: mother,
    change: {},
  },
  {
    rule: 'C2',
    when: 'one country is not done',
    level: 'stopsSigning',
    in: child,
    change: { 'self childProtection.homeFinding': 'pending' },
  },
  {
    rule: 'C3',
    when: 'the child has no representative',
    level: 'stopsSigning',
    in: child,
    change: { 'self childProtection.guardian': { kind: 'none' } },
  },
  {
    rule: 'C4',
    when: 'the child does not want to',
    level: 'stopsSigning',
    in: child,
    change: { 'self childProtection.view': 'does_not_want' },
  },
  {
    rule: 'C5',
    when: 'custody is shared and the other parent is not asked',
    level: 'stopsSending',
    in: mother,
    change: { 'c1 child.otherParent': 'unknown_whereabouts' },
  },
  {
    rule: 'C5',
    when: 'nobody knows the custody',
    level: 'stopsSending',
    in: mother,
    change: { 'c1 child.custody': no('unknown'), 'c1 child.otherParent': 'not_safe_to_contact' },
  },
  {
    rule: 'C6',
    when: 'the other parent refuses',
    level: 'stopsSigning',
    in: mother,
    change: { 'c1 child.otherParent': 'refuses' },
  },
  {
    rule: 'C7',
    when: 'involvement is suspected and not assessed',
    level: 'stopsSending',
    in: mother,
    change: { 'c2 childProtection.riskAndProtectionFocus': ['honour_related'] },
  },
  {
    rule: 'C8',
    when: 'there is no risk and protection assessment',
    level: 'stopsSending',
    in: mother,
    change: { 'c1 childProtection.riskAndProtection': { made: false } },
  },
  {
    rule: 'C9',
    when: 'nobody knows who cares for the child',
    level: 'stopsSigning',
    in: child,
    change: { 'self childProtection.careOnArrival': 'unknown' },
  },
  {
    rule: 'C9',
    when: 'relatives care for the child and may be involved',
    level: 'stopsSigning',
    in: child,
    change: { 'threatInCountryOfReturn.familyInvolved': 'maybe' },
  },
  {
    rule: 'C10',
    when: 'nobody takes over the child',
    level: 'stopsSending',
    in: child,
    change: { 'self childProtection.handover': no('unknown') },
  },
  {
    rule: 'C11',
    when: 'the age is disputed',
    level: 'information',
    in: adult,
    change: { 'identity.dateOfBirthBasis': 'disputed' },
  },
  {
    rule: 'C12',
    when: 'the applicant turns 18 before the journey',
    level: 'warning',
    in: child,
    change: { 'identity.dateOfBirth': '2007-06-10' },
  },
  { rule: 'C13', when: 'a child goes to an EU country', level: 'information', in: mother, change: {} },
  { rule: 'C14', when: 'a child goes to a Hague country', level: 'information', in: child, change: {} },
  {
    rule: 'C15',
    when: 'a child goes to a country without an agreement',
    level: 'warning',
    in: child,
    change: { 'eligibility.destination': 'TH' },
  },
  { rule: 'C16', when: 'a Romanian child never had a passport', level: 'warning', in: mother, change: {} },
  {
    rule: 'C17',
    when: 'a child was in the room',
    level: 'stopsSession',
    in: adult,
    change: { 'meeting.present': [{ role: 'applicant' }, { role: 'child' }] },
  },
  {
    rule: 'C18',
    when: 'a child is not the applicant’s own',
    level: 'information',
    in: mother,
    change: { 'c1 child.relation': 'sibling' },
  },
  {
    rule: 'C19',
    when: 'the child was not heard',
    level: 'stopsSigning',
    in: mother,
    change: { 'c1 childProtection.heard': { answer: 'no' } },
  },
  {
    rule: 'C20',
    when: 'the representative has not agreed',
    level: 'stopsSigning',
    in: child,
    change: { 'self childProtection.consents': ['child', 'family_home'] },
  },
  {
    rule: 'C21',
    when: 'the family at home has not agreed',
    level: 'warning',
    in: child,
    change: { 'self childProtection.consents': ['guardian_SE', 'child'] },
  },

  {
    rule: 'P1',
    when: 'the person wants to be asked later',
    level: 'stopsSending',
    in: adult,
    change: { 'consent.iomFinland': 'later' },
  },
  {
    rule: 'P2',
    when: 'nobody explained who gets what',
    level: 'stopsSigning',
    in: adult,
    change: { 'consent.explained': false },
  },
  {
    rule: 'P3',
    when: 'IOM in the home country gets nothing',
    level: 'warning',
    in: adult,
    change: { 'consent.iomHome': 'no' },
  },
  {
    rule: 'P4',
    when: 'the embassy may be contacted and is not safe',
    level: 'stopsSigning',
    in: mother,
    change: { 'travelDocument.embassySafe': 'no' },
  },
  {
    rule: 'P5',
    when: 'the family may be contacted and may be involved',
    level: 'warning',
    in: adult,
    change: { 'consent.family': 'yes', 'threatInCountryOfReturn.familyInvolved': 'maybe' },
  },
  {
    rule: 'P6',
    when: 'the person wants a full copy',
    level: 'warning',
    in: adult,
    change: { 'consent.copy': 'yes_full' },
  },
  {
    rule: 'P7',
    when: 'consent is given as ground',
    level: 'warning',
    in: adult,
    change: { 'consent.legalBasis': 'Samtycke' },
  },
  {
    rule: 'P8',
    when: 'the channel is ordinary e-mail',
    level: 'stopsSending',
    in: adult,
    change: { 'case.secureChannel': 'vanlig e-post' },
  },
  {
    rule: 'P9',
    when: 'the draft is older than agreed',
    level: 'warning',
    in: adult,
    change: { 'consent.deleteOn': '2025-05-20' },
  },
  {
    rule: 'P10',
    when: 'the parent who signs may be involved',
    level: 'stopsSigning',
    in: child,
    change: {
      'self childProtection.guardian': { kind: 'parent' },
      'exploitation.recruiterRelation': 'family',
    },
  },
]

function withoutRisks(content: CaseContent): CaseContent {
  return { ...content, answers: { ...content.answers, groups: { ...content.answers.groups, risks: [] } } }
}

const told = new Map<Firing, readonly Problem[]>()

function problemsOf(firing: Firing): readonly Problem[] {
  const problems = told.get(firing) ?? problemsNow(firing)
  told.set(firing, problems)
  return problems
}

function problemsNow({ in: content, change, facts, record = [] }: Firing): readonly Problem[] {
  const day = content === mother ? circumstances.today : today
  const after = changed(content, change)
  return look({ ...after, record: [...after.record, ...record] }, facts, day).problems
}

describe('the rules', () => {
  test.each(firings)('$rule speaks when $when', (firing) => {
    const [problem] = problemsOf(firing).filter(
      ({ rule, level }) => rule === firing.rule && level === firing.level,
    )
    expect(problem).toBeDefined()
    expect(problem?.message.key).toMatch(new RegExp(`^rules:${firing.rule}\\w*\\.message$`))
  })

  const inOrder = new Set(
    [adult, child, resident].flatMap((content) => look(content, {}, today).problems).map(({ rule }) => rule),
  )

  test.each(ruleBook.rules.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) === index))(
    '%s is silent where there is nothing to say',
    (rule) => {
      const tells = ['E2', 'E4', 'C11', 'C14']
      expect(inOrder.has(rule)).toBe(tells.includes(rule))
    },
  )

  test('every entry of the rule book is tried', () => {
    const tried = new Set(firings.flatMap((firing) => problemsOf(firing).map(({ message }) => message.key)))
    const untried = ruleBook.rules.filter(({ id, words }) => !tried.has(`rules:${words ?? id}.message`))
    expect(untried.map(({ id, words }) => words ?? id)).toEqual([])
  })

  test('what tells only is silent in a case that it does not concern', () => {
    const declined = look(readCase('templates/demo/everything-declined.json', today), {}, today)
    expect(declined.problems.map(({ rule }) => rule)).not.toContain('E2')
    expect(look(resident, {}, today).problems.map(({ rule }) => rule)).not.toContain('E4')
  })
})

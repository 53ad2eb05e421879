import { Command } from 'commander'
import { toApplication } from '../application/to-application.js'
import type { Application, Attachment, Level, Problem } from '../application/application.js'
import { childNumber, numberOfItem } from '../document/problem-place.js'
import { exitCodes } from '../errors.js'
import { selfId } from '../form/form.js'
import { questionIn } from '../form/look-up.js'
import {
  entryWithHead,
  headOnPaper,
  inGroups,
  recordHead,
  unrecordedChanges,
  verifyRecord,
} from '../interview/record.js'
import type { CaseContent } from '../interview/case-content.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { ruleFacts, today } from './facts.js'
import { signingInWords } from './signed.js'
import { numbersOf } from './older-form.js'
import { readSource } from './source.js'
import { languagesNotShown } from './terminal-desk.js'
import { sayMoney } from '../wording/say.js'

/** From what must be seen first to what is only good to know. */
const levels: readonly Level[] = ['stopsSession', 'stopsSigning', 'stopsSending', 'warning', 'information']

/** `check`: every problem of a case at once, with what it stops, and what else the rules say. */
export function checkCommand(context: Context): Command {
  const { t } = context
  return new Command('check')
    .description(t('cli:check.description'))
    .argument(`<${t('cli:names.source')}>`, t('cli:arguments.source'))
    .option('--json', t('cli:options.json'))
    .option(`--head <${t('cli:names.text')}>`, t('cli:check.headOption'))
    .action(async (source: string, options: { json?: boolean; head?: string }, command: Command) => {
      const content = await readSource(context, source, command.optsWithGlobals())
      if (options.head !== undefined) {
        compareHead(context, content, options.head)
        return
      }
      const { form, ruleBook } = context.template()
      const circumstances = { depth: content.depth, today: today(context) }
      const facts = { ...ruleFacts(context), languagesNotShown: languagesNotShown(context) }
      const application = toApplication(form, ruleBook, content, circumstances, facts)
      if (options.json === true) context.say(JSON.stringify(asJson(context, application), undefined, 2))
      else for (const line of asText(context, application)) context.say(line)
      const isSound = verifyRecord(content).state !== 'broken' && unrecordedChanges(content).length === 0
      if (!application.isSendable || !isSound) throw new Ended(exitCodes.notReady)
    })
}

function asText(context: Context, application: Application): string[] {
  const { t, staffLanguage } = context
  const state = application.isSendable ? 'sendable' : application.isSignable ? 'signable' : 'notSignable'
  return [
    t('cli:check.head', { reference: application.content.reference }),
    t(`cli:check.${state}`),
    ...recordLines(context, application),
    ...[signingInWords(context, application.content)].filter((line) => line !== undefined),
    ...leftOverLines(context, application),
    ...levels.flatMap((level) => group(context, application, level)),
    ...setAside(context, application),
    '',
    t('cli:check.eligibility'),
    `  ${t(`cli:check.targetGroup.${application.eligibility.targetGroup}`)}`,
    `  ${t(`cli:check.destination.${application.eligibility.destination}`)}`,
    '',
    t('cli:check.support', {
      total: sayMoney(application.support.total, 'USD', staffLanguage),
      date: application.support.validFrom,
    }),
    '',
    t('cli:check.attachments'),
    ...application.attachments.map((attachment) => attachmentLine(context, attachment)),
  ]
}

function attachmentLine({ t }: Context, { label, item, needed, generated }: Attachment): string {
  const line = t(`cli:check.attachment.${generated ? 'generated' : needed}`, { name: t(label) })
  if (!item) return `  ${line}`
  const isApplicant = item.item.id === selfId
  const about = isApplicant
    ? t('document:applicantAsChild')
    : t('document:childOf', { number: item.number, of: item.of })
  return `  ${line} (${about})`
}

/** Whether somebody altered the record of changes, or an answer beside it, and where. */
function recordLines({ t }: Context, { form, content }: Application): string[] {
  const record = verifyRecord(content)
  const altered = unrecordedChanges(content)
  const numbers = new Set(altered.map(({ question }) => questionIn(form, question)?.number ?? question))
  const onPaper = record.state === 'broken' ? undefined : headOnPaper(content)
  const values = {
    whole: { count: content.record.length, head: inGroups(recordHead(content)) },
    broken: { entry: record.state === 'broken' ? record.entry + 1 : 0 },
    notChained: {},
  }
  return [
    t(`cli:check.record.${record.state}`, values[record.state]),
    ...(onPaper === undefined ? [] : [t('cli:check.record.onPaper', { head: onPaper })]),
    ...(altered.length === 0
      ? []
      : [t('cli:check.record.altered', { count: altered.length, questions: [...numbers].join(', ') })]),
  ]
}

/** Answers to an older form that this one cannot hold: the questions, never the answers. */
function leftOverLines(context: Context, { content: { leftOver = [] } }: Application): string[] {
  if (leftOver.length === 0) return []
  const questions = numbersOf(
    context,
    leftOver.map(({ place }) => place.question),
  )
  return [context.t('cli:check.leftOver', { count: leftOver.length, questions })]
}

/**
 * Says when a paper with this check value was made.
 *
 * @throws {Ended} when the case never had it: the record was written anew, or it is another case
 */
function compareHead({ t, say }: Context, content: CaseContent, head: string): void {
  const record = verifyRecord(content)
  const found = record.state === 'whole' ? entryWithHead(content, head) : undefined
  if (!found) {
    say(t('cli:check.headMissing', { head }))
    throw new Ended(exitCodes.notReady)
  }
  const { number, entry } = found
  const count = content.record.length - number
  say(t('cli:check.headFound', { head, entry: number, day: entry.at.slice(0, 10), count }))
}

function group(context: Context, application: Application, level: Level): string[] {
  const problems = application.problems.filter(
    (problem) => problem.level === level && problem.override === undefined,
  )
  if (problems.length === 0) return []
  return [
    '',
    context.t(`cli:check.levels.${level}`, { count: problems.length }),
    ...problems.flatMap((problem) => entry(context, application, problem)),
  ]
}

/** What the coordinator has decided to go on past, each with the reason. */
function setAside(context: Context, application: Application): string[] {
  const problems = application.problems.filter(({ override }) => override !== undefined)
  if (problems.length === 0) return []
  return [
    '',
    context.t('cli:check.setAside', { count: problems.length }),
    ...problems.flatMap((problem) => entry(context, application, problem)),
  ]
}

function entry({ t }: Context, application: Application, problem: Problem): string[] {
  const numbers = questionNumbers(application, problem).join(', ')
  const row = problem.item?.group === 'risks' ? numberOfItem(application, problem.item) : undefined
  const child = childNumber(application, problem)
  const about =
    row !== undefined
      ? `${t('cli:check.row', { number: row })} `
      : child !== undefined
        ? `${t('cli:check.child', { number: child })} `
        : ''
  const rule = t('cli:check.rule', { rule: problem.rule, questions: numbers, count: numbers === '' ? 0 : 1 })
  return [
    `  ${about}${t(problem.message.key, problem.message.values)} ${rule}`,
    `      ${t(problem.remedy.key, problem.remedy.values)}`,
    ...(problem.override ? [`      ${t('cli:check.overridden', { reason: problem.override.reason })}`] : []),
  ]
}

function questionNumbers({ form }: Application, problem: Problem): string[] {
  return [...new Set(problem.places.map(({ question }) => questionIn(form, question)?.number ?? question))]
}

function asJson({ t }: Context, application: Application): unknown {
  const { content, code, isSignable, isSendable, eligibility, support, attachments } = application
  return {
    reference: content.reference,
    code,
    isSignable,
    isSendable,
    record: {
      ...verifyRecord(content),
      entries: content.record.length,
      head: recordHead(content),
      onPaper: headOnPaper(content),
      altered: unrecordedChanges(content).map(({ question, item }) => ({ question, item: item?.id })),
    },
    leftOver: (content.leftOver ?? []).map(({ template, place }) => ({
      template,
      question: place.question,
      item: place.item?.id,
    })),
    eligibility,
    support,
    attachments: attachments.map(({ id, label, needed, generated, item }) => ({
      id,
      name: t(label),
      needed,
      generated,
      child: item?.item.id,
    })),
    problems: application.problems.map((problem) => ({
      rule: problem.rule,
      level: problem.level,
      stops: problem.stops,
      message: t(problem.message.key, problem.message.values),
      remedy: t(problem.remedy.key, problem.remedy.values),
      questions: questionNumbers(application, problem),
      places: problem.places.map(({ question, item }) => ({ question, item: item?.id })),
      overridable: problem.overridable,
      item: problem.item?.id,
      overriddenBecause: problem.override?.reason,
      overriddenBy: problem.override?.by,
    })),
  }
}

/** `npm run prove`: shows for the shipped template what no list of examples could show. */

import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { parseRuleBook } from '../src/application/rule-book.js'
import { filesIn } from '../src/cli/program-files.js'
import { readTemplateFiles } from '../src/cli/template.js'
import type { PaperSpeaker } from '../src/document/columns.js'
import { checkTemplate } from '../src/form/check-template.js'
import { parseForm } from '../src/form/read-form.js'
import { openLocales } from '../src/i18n/locales.js'
import { proveBack } from './back.js'
import { proveFormConditions } from './conditions.js'
import { proveEndings } from './endings.js'
import type { Proof } from './proof.js'
import { proveQuestions } from './questions.js'
import { report, type KnownGap } from './report.js'
import { proveRules } from './rules.js'
import { subjectOf } from './subject.js'
import { proveWalks } from './walks.js'

const seed = 1
const walks = 10_000
/** Any day, always the same. */
const today = '2025-06-15'

const files = readTemplateFiles(filesIn('.'))
const subject = subjectOf(parseForm(files), parseRuleBook(files), today)
const locales = openLocales(filesIn('.'))
const speaker = (locale: string): PaperSpeaker => ({
  locale,
  direction: locales.info(locale)?.direction ?? 'ltr',
  t: locales.forPaper(locale),
  isForPaper: true,
})
const knownGaps: readonly KnownGap[] = z
  .array(z.strictObject({ gap: z.string(), why: z.string() }))
  .parse(JSON.parse(readFileSync('prove/known-gaps.json', 'utf8')))

/** One after the other, so that whoever waits sees how far it is. */
function* proofs(): Generator<Proof> {
  const faults = checkTemplate(files, new Map(), new Set())
  yield {
    title: 'files of the template without a fault',
    count: files.size,
    gaps: faults.map(({ place, message }) => `${place}: ${message.key}`),
  }
  yield* proveQuestions(subject, seed)
  yield proveFormConditions(subject, seed)
  yield* proveRules(subject, seed)
  yield* proveEndings(subject, seed)
  yield* proveBack(subject, seed)
  yield* proveWalks(subject, { applicant: speaker('en'), reader: speaker('sv') }, walks, seed)
}

const failed = report(proofs(), knownGaps, (line) => process.stdout.write(`${line}\n`))
process.exitCode = failed === 0 ? 0 : 1

/** Each language that is shipped: the whole talk can be shown in it, and all papers can be printed. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { toApplication } from '../../src/application/to-application.js'
import type { Application } from '../../src/application/application.js'
import { draftsOf } from '../../src/cli/drafts.js'
import type { Document } from '../../src/document/document.js'
import { noAnswers } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { reduce } from '../../src/interview/reduce.js'
import { stopAt } from '../../src/interview/standing.js'
import { isOwedByStaff } from '../../src/interview/story.js'
import { startSession, type Session } from '../../src/interview/session.js'
import { layOut } from '../../src/layout/lay-out.js'
import { openTypesetter, type Typesetter } from '../../src/layout/typesetter.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import { drawSession } from '../../src/terminal/draw.js'
import { contextMaker } from '../../src/terminal/sitting-context.js'
import { openDesk } from '../../src/cli/translation-desk.js'
import { wordsOf } from '../../src/cli/words-of.js'
import { lookOf } from '../support/look.js'
import { root } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'

const context = quietContext()
const { form, ruleBook } = context.template()
const today = '2025-05-28'
const shipped = context.locales.list.map(({ locale }) => locale)

const look = lookOf(80, 24, { bidi: 'visual', colours: false })

function emptyCase(interview: string): CaseContent {
  return {
    template: `${form.id}/${form.version}`,
    reference: 'TEST-LANGUAGE',
    languages: { interview, staff: 'sv', readers: ['en'] },
    depth: 'essential',
    answers: noAnswers,
    overrides: [],
    record: [],
  }
}

/** Declines whatever can be declined until the talk is over, looking at every screen on the way. */
function talkThrough(locale: string): { screens: number; left: Session } {
  const content = emptyCase(locale)
  const sitting = { form, content, circumstances: { depth: content.depth, today } as const }
  const desk = {
    words: (tag: string) => wordsOf(context, tag),
    languages: shipped,
    now: context.world.now,
    save: () => Promise.resolve(),
  }
  const sittingContext = contextMaker(sitting, desk)()
  let session = startSession(form, content, sitting.circumstances, sittingContext)
  let screens = 0
  while (session.at) {
    const before = session.at
    const scene = { session, context: sittingContext, staff: desk.words('sv'), applicant: desk.words(locale) }
    drawSession(scene, look)
    drawSession({ ...scene, session: reduce(session, { do: 'why' }, sittingContext) }, look)
    screens += 1
    const owed = stopAt(session)?.question
    const state = owed && isOwedByStaff(owed) ? 'later' : 'declined'
    session = reduce(session, { do: 'noAnswer', state }, sittingContext)
    if (session.view.name === 'intro') session = reduce(session, { do: 'begin' }, sittingContext)
    if (session.at === before && session.view.name === 'question') break
  }
  return { screens, left: session }
}

function applicationOf(name: string): Application {
  const file = readFileSync(join(root, 'templates/demo', `${name}.json`), 'utf8')
  const content = readApplicationFile(file, form, today)
  return toApplication(form, ruleBook, content, { depth: content.depth, today })
}

const papersIn = (application: Application, applicant: string): Document[] =>
  draftsOf(context, application, { applicant, readers: ['en'], only: [] }, () => true).map(
    ({ document }) => document,
  )

/** Every piece of text in a paper that is said to be in one language, without what was put into it. */
function wordsIn(node: unknown, locale: string): string[] {
  if (typeof node !== 'object' || node === null) return []
  if ('text' in node && 'locale' in node && typeof node.text === 'string')
    return node.locale === locale ? [node.text.replace(/[\u2066-\u2068][^\u2069]*\u2069/gu, '')] : []
  return Object.values(node).flatMap((child) => wordsIn(child, locale))
}

/** What a person typed: it stands in a paper as it is, whatever its language. */
function typedIn(name: string): ReadonlySet<string> {
  const strings = (node: unknown): string[] =>
    typeof node === 'string' ? [node] : Object.values(node ?? {}).flatMap(strings)
  return new Set(strings(JSON.parse(readFileSync(join(root, 'templates/demo', `${name}.json`), 'utf8'))))
}

const desk = openDesk(context)

/** What the computer says in a language: countries and languages; a date may have the same words in two. */
function isOfIntl(text: string, locale: string): boolean {
  const names = (type: 'region' | 'language', codes: readonly string[]): boolean => {
    const known = new Intl.DisplayNames([locale], { type, fallback: 'none' })
    return codes.some((code) => known.of(code) === text)
  }
  const isDate = /^(?:\d{1,2} )?\p{L}+ \d{4}(?: \(\))?$/u.test(text)
  return (
    isDate ||
    names(
      'region',
      form.countries.filter((code) => code.length === 2),
    ) ||
    names('language', form.languages)
  )
}

/** No word in it, or only such as may stay as they are in this language: names, codes. */
function maySayTheSame(text: string, locale: string): boolean {
  const { same } = desk.language(locale)
  const words = text.match(/\p{L}[\p{L}.-]*/gu) ?? []
  const isKept = text in same.texts || words.every((word) => word.length === 1 || word in same.words)
  return isKept || isOfIntl(text, locale)
}

describe.each(shipped)('%s', (locale) => {
  let typesetter: Typesetter
  beforeAll(async () => {
    typesetter = await openTypesetter((file) => readFileSync(join(root, 'fonts', file)))
  })

  test('the whole essential talk has its words on screen', () => {
    const { screens, left } = talkThrough(locale)
    expect(screens).toBeGreaterThan(100)
    expect(left.at).toBeUndefined()
  })

  test.each(['mother-two-children', 'everything-declined'])(
    'no paper of the invented case %s says anything in English or Swedish where it should not',
    (name) => {
      const application = applicationOf(name)
      const typed = typedIn(name)
      const others = shipped.slice(0, 2).filter((other) => other !== locale)
      const foreign = new Set(
        others.flatMap((other) => papersIn(application, other).flatMap((paper) => wordsIn(paper, other))),
      )
      const own = papersIn(application, locale).flatMap((paper) => wordsIn(paper, locale))
      expect(own.length).toBeGreaterThan(500)
      const left = own.filter((text) => foreign.has(text) && !typed.has(text) && !maySayTheSame(text, locale))
      expect([...new Set(left)]).toEqual([])
    },
  )

  test.each(['mother-two-children', 'everything-declined'])(
    'all papers of the invented case %s are set',
    (name) => {
      const application = applicationOf(name)
      for (const document of papersIn(application, locale)) {
        const { pages } = layOut(document, typesetter)
        expect(pages.length).toBeGreaterThan(0)
      }
    },
  )
})

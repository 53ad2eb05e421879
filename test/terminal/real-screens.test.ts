/**
 * The screens of the real form, with the real words of four scripts, at three sizes: nothing stands on
 * anything else or beyond the edge, and what the applicant hears is there whole. At 40 columns the
 * staff's words may give way to the applicant's.
 */

import { describe, expect, test } from '@jest/globals'
import { answerAt } from '../../src/interview/answers.js'
import { partKey } from '../../src/interview/arriving.js'
import { helpPages, menuBelow, type Command } from '../../src/interview/command.js'
import { wordsPage } from '../../src/interview/difficult-words.js'
import { informationPages } from '../../src/interview/information.js'
import { rowsOf } from '../../src/interview/lists.js'
import { partsOf } from '../../src/interview/progress.js'
import { toReadBack } from '../../src/interview/read-back.js'
import type { Stop } from '../../src/interview/route.js'
import type { ListView, Session } from '../../src/interview/session.js'
import { listView, stopsOf } from '../../src/interview/standing.js'
import { wordsOf } from '../../src/cli/words-of.js'
import { drawSession } from '../../src/terminal/draw.js'
import { hiddenScreen } from '../../src/terminal/hidden-screen.js'
import { toldIn } from '../../src/terminal/information-screen.js'
import { cellsOfPiece } from '../../src/terminal/paint.js'
import { spoken } from '../../src/terminal/read-back-rows.js'
import { askOf, problemText, sectionTitle, type Scene } from '../../src/terminal/scene.js'
import { columnOf, type Look, type Screen } from '../../src/terminal/screen.js'
import { say, type Words } from '../../src/terminal/words.js'
import { isAskedOfApplicant, sectionIntroKey, whyKey } from '../../src/wording/keys.js'
import { sayDate } from '../../src/wording/say.js'
import { lookOf } from '../support/look.js'
import { quietContext } from '../support/quiet-world.js'
import { realSitting } from '../support/real-sitting.js'

const context = quietContext('2026-11-26T10:00:00Z')

const looks: readonly Look[] = [lookOf(40, 20), lookOf(80, 24), lookOf(120, 40)]

/** What has to be on the screen: in both languages where there is room, in the applicant's in any case. */
interface Said {
  readonly applicant?: readonly string[]
  readonly staff?: readonly string[]
  /** Staff words that stay at 40 columns too. */
  readonly alsoNarrow?: readonly string[]
}

const nothing: Said = {}
const lettersOf = (text: string): string => text.replace(/\s+/gu, '')

/** What is wrong with a screen, in words; the letters of a text are compared, for it is broken into rows. */
function faultsOf(screen: Screen, look: Look, said: Said): string[] {
  const { rows, stage } = screen
  const pieces = rows.flat()
  const inStyle = (style: string): string =>
    lettersOf(pieces.flatMap((piece) => (piece.style === style ? [piece.text] : [])).join(''))
  const shown = [inStyle('strong'), inStyle('text'), lettersOf(pieces.map(({ text }) => text).join(''))]
  const wanted = [
    ...(said.applicant ?? []),
    ...(said.alsoNarrow ?? []),
    ...(look.columns > 40 ? (said.staff ?? []) : []),
  ]
  const missing = wanted.filter((text) => !shown.some((all) => all.includes(lettersOf(text))))
  const out: string[] = missing.map((text) => `not whole: ${text}`)
  for (const row of rows) {
    let end = 0
    const placed = row.map((piece) => ({ piece, from: columnOf(piece, stage.width, look.bidi) }))
    for (const { piece, from } of placed.sort((one, other) => one.from - other.from)) {
      if (piece.text.trim() === '') continue
      if (from <= end) out.push(`on something else: ${piece.text}`)
      end = from + cellsOfPiece(piece, look) - 1
      if (end > stage.width) out.push(`beyond the edge: ${piece.text}`)
    }
  }
  if (rows.length > stage.height) out.push('too many rows')
  if (pieces.some(({ text }) => text.includes('{{'))) out.push('a hole')
  if (!rows.at(-1)?.some(({ text }) => text === 'Ctrl+L')) out.push('the key that hides is not seen')
  const line = screen.caret && rows[screen.caret.row]
  if (line && line.length > 1) out.push('something stands beside what is typed')
  return out
}

/** A mother with two children, asked everything, with what is expected of her screens. */
function seat(interview: string) {
  const { start, give, type, scene } = realSitting(
    context,
    'mother-two-children',
    { interview, staff: 'sv' },
    (content) => ({ ...content, depth: 'full' }),
  )
  const begun: Session = { ...start, begun: stopsOf(start).map(partKey) }
  const { applicant, staff } = scene(start)

  /** Draws a session at every size, and expects nothing to be wrong. */
  function expectWhole(name: string, session: Session, said: (scene: Scene) => Said = () => nothing): void {
    const seen = scene(session)
    for (const look of looks) {
      const faults = faultsOf(drawSession(seen, look), look, said(seen))
      expect({ name, columns: look.columns, faults }).toEqual({ name, columns: look.columns, faults: [] })
    }
  }
  const at = (stop: Stop): Session => ({
    ...give(begun, { do: 'goTo', target: stop.place }),
    view: { name: 'question' },
  })
  const inBoth = (text: (words: Words) => string): Said => ({
    applicant: [text(applicant)],
    staff: [text(staff)],
  })
  const askedIn = ({ question }: Stop, seen: Scene): Said => {
    const ask = askOf(question, seen)
    return isAskedOfApplicant(question) ? inBoth(ask) : { staff: [ask(staff)] }
  }
  const both = (one: Said, other: Said): Said => ({
    applicant: [...(one.applicant ?? []), ...(other.applicant ?? [])],
    staff: [...(one.staff ?? []), ...(other.staff ?? [])],
  })
  /** Of each kind of question the one with the longest words. */
  const longest = [...new Set(stopsOf(begun).map(({ question }) => question.kind))].flatMap((kind) => {
    const length = ({ question }: Stop): number => askOf(question, scene(begun))(staff).length
    const [first] = stopsOf(begun)
      .filter(({ question }) => question.kind === kind)
      .sort((one, other) => length(other) - length(one))
    return first ? [first] : []
  })
  return { begun, give, type, scene, applicant, staff, expectWhole, at, inBoth, askedIn, both, longest }
}

describe.each(['ar', 'th', 'ti', 'zh-Hans'])('in %s', (interview) => {
  const { begun, give, type, scene, applicant, staff, expectWhole, at, inBoth, askedIn, both, longest } =
    seat(interview)

  test('every question, part by part, is there whole with a line to write on', () => {
    const kinds = new Set<string>()
    for (const stop of stopsOf(begun)) {
      let session = at(stop)
      for (let step = 0; step < 12; step += 1) {
        kinds.add(stop.question.kind)
        expectWhole(`${stop.question.id} ${step}`, session, (seen) => askedIn(stop, seen))
        expect(drawSession(scene(session), looks[0] as Look).caret).toBeDefined()
        const next = give(session, { do: 'submit' })
        const isHere = next.at === session.at || next.at?.question === session.at?.question
        if (!isHere || next.view.name !== 'question' || next.draft === session.draft || next.problem) break
        session = next
      }
    }
    expect(kinds.size).toBeGreaterThan(10)
  })

  test('why it is asked is told whole, under the question', () => {
    for (const stop of stopsOf(begun)) {
      const { question } = stop
      const why = (words: Words): string => (words.has(whyKey(question)) ? words.t(whyKey(question)) : '')
      expectWhole(question.id, give(at(stop), { do: 'why' }), (seen) =>
        both(askedIn(stop, seen), inBoth(why)),
      )
    }
  })

  test('what is wrong with an answer is said under the question', () => {
    let refused = 0
    for (const stop of longest) {
      const session = type(give(at(stop), { do: 'edit', operation: 'eraseAll' }), '?!')
      const { problem } = session
      if (!problem || !isAskedOfApplicant(stop.question)) continue
      refused += 1
      expectWhole(stop.question.id, session, (seen) =>
        both(
          askedIn(stop, seen),
          inBoth((words) => say(words, problem)),
        ),
      )
    }
    expect(refused).toBeGreaterThan(3)
  })

  test('a day that has to be confirmed is said in words, in both languages', () => {
    const [birth] = stopsOf(begun).filter(({ question }) => question.id === 'identity.dateOfBirth')
    if (!birth) throw new Error('nobody is asked for a date of birth')
    const session = type(give(at(birth), { do: 'edit', operation: 'eraseAll' }), '3/4/2001')
    expect(session.echo).toBeDefined()
    expectWhole('a day', session, () => inBoth((words) => sayDate('2001-04-03', words)))
    const converted = type(give(session, { do: 'edit', operation: 'eraseAll' }), '5/2530')
    expectWhole('a month', converted, () => inBoth((words) => sayDate('1987-05', words)))
  })

  test('languages that only our words name are found, and named in both languages', () => {
    const [languages] = stopsOf(begun).filter(({ question }) => question.id === 'identity.languages')
    if (!languages) throw new Error('nobody is asked which languages they speak')
    const asked = give(at(languages), { do: 'edit', operation: 'eraseAll' }, { do: 'insert', text: 'romani' })
    expectWhole('varieties of Romani', asked, () => ({
      applicant: ['rmy', 'rmn', 'rmc'].map((tag) => applicant.t(`form/choices:languages.${tag}`)),
      staff: ['rmy', 'rmn', 'rmc'].map((tag) => staff.t(`form/choices:languages.${tag}`)),
    }))
  })

  test('the ways not to answer, and the reasons that staff write, stand under the question', () => {
    for (const stop of longest) {
      for (const command of [{ do: 'noAnswer' }, { do: 'noAnswer', state: 'notAsked' }] as const)
        expectWhole(stop.question.id, give(at(stop), command), (seen) => askedIn(stop, seen))
    }
    const line = { before: '', after: '', past: [] }
    const over = { name: 'question' } as const
    expectWhole('change', { ...begun, view: { name: 'reason', for: 'change', over, line } }, () =>
      inBoth((words) => words.t('interview:changed.why')),
    )
  })

  test('a part that is announced is announced whole', () => {
    const announced = stopsOf(begun).filter(({ section }) => section.announced)
    expect(announced.length).toBeGreaterThan(5)
    for (const stop of announced) {
      const key = sectionIntroKey(stop.section)
      const session = { ...at(stop), view: listView('intro', '1') }
      expectWhole(stop.question.id, session, () => inBoth((words) => words.t(key)))
    }
  })

  test('every answer is read back whole, and every way to go on stands below it', () => {
    const stops = toReadBack(begun)
    expect(stops.length).toBeGreaterThan(50)
    for (const stop of stops) {
      const session: Session = {
        ...begun,
        at: stop.place,
        isReadingBack: true,
        view: listView('readBack', '1'),
      }
      expectWhole(stop.question.id, session, (seen) => {
        const { question, answer } = spoken(stop, seen)
        const ways = inBoth((words) => words.t('interview:readBack.right'))
        return both(both(inBoth(question), inBoth(answer)), { applicant: ways.applicant ?? [] })
      })
    }
  })

  test('the programme information and the difficult words are told page by page', () => {
    for (const [page] of informationPages(begun.form).entries()) {
      const session: Session = { ...begun, informationPage: page, view: { name: 'information' } }
      expectWhole(`information ${page}`, session, (seen) =>
        (toldIn(seen)?.sentences ?? []).map(inBoth).reduce(both, nothing),
      )
    }
    for (let page = 0; page < wordsPage(begun, 0).of; page += 1) {
      const { words } = wordsPage(begun, page)
      expectWhole(`words ${page}`, { ...begun, view: { name: 'words', page } }, () => ({
        ...words.map(({ id }) => inBoth((of) => of.t(`words:${id}.means`))).reduce(both, nothing),
        alsoNarrow: words.map(({ id }) => staff.t(`words:${id}.term`)),
      }))
    }
  })

  test('pause, rest, hand-over, leaving, a stop, menu and help have all their words', () => {
    const stop = listView('stop', '1')
    const stops = (scene(begun).context.problems?.(begun.content) ?? []).slice(0, 1)
    const contacts = [
      { id: 'emergency', phone: '112' },
      { id: 'police', phone: '114 14' },
    ]
    const stopping = { ...stop, stops: stops.map((one) => ({ ...one, contacts })) }
    const texts: readonly (readonly [ListView, readonly string[]])[] = [
      [listView('pause', '1'), ['pause.title', 'pause.resume', 'pause.end']],
      [listView('rest', '1'), ['rest.offer', 'pause.resume', 'stop.pause', 'pause.end']],
      [listView('leaving', '1'), ['leave.ask', 'leave.stay', 'leave.end']],
      [listView('readBackOffer', '1'), ['readBack.offer', 'readBack.begin', 'readBack.without']],
      [stopping, ['stop.title', 'stop.hint', 'stop.end', 'stop.pause']],
    ]
    for (const [view, keys] of texts)
      expectWhole(view.name, { ...begun, view }, () => ({
        applicant: keys.map((key) => applicant.t(`interview:${key}`)),
      }))
    expectWhole('handOver', { ...begun, view: listView('handOver', '1') }, () => ({
      alsoNarrow: ['ask', 'note', 'stay', 'handOver'].map((key) => staff.t(`terminal:handOver.${key}`)),
    }))
  })

  test('what happened is said whole, also where that takes two rows', () => {
    for (const key of ['notSaved', 'hidesSoon', 'noSuchLanguage', 'open', 'exclusive'])
      for (const stop of longest)
        expectWhole(key, { ...at(stop), notice: { key: `terminal:notice.${key}` } }, () => ({
          alsoNarrow: [staff.t(`terminal:notice.${key}`)],
        }))
  })
})

describe('for staff', () => {
  const { begun, give, scene, staff, expectWhole, at } = seat('ar')

  test('every problem of the review is read whole with what to do, and every row of a list can be seen', () => {
    const review = give(begun, { do: 'review' })
    const problems = scene(review).context.problems?.(begun.content) ?? []
    expect(problems.length).toBeGreaterThan(3)
    problems.forEach((problem, mark) => {
      const session = { ...review, view: { ...(review.view as ListView), mark } }
      expectWhole(`review ${mark}`, session, (seen) => ({
        alsoNarrow: [problemText(problem, seen), say(staff, problem.remedy)],
      }))
      const decided = { ...begun, view: { ...listView('problem', '1'), stops: [problem] } }
      expectWhole(`problem ${problem.rule}`, decided, (seen) => ({
        alsoNarrow: [problemText(problem, seen), say(staff, problem.remedy)],
      }))
    })
    for (const list of ['overview', 'language'] as const) {
      const shown = give(begun, { do: list })
      const view = shown.view as ListView
      for (const [mark] of rowsOf(shown, view, scene(shown).context).entries()) {
        const line = { before: `${mark + 1}`, after: '', past: [] }
        expectWhole(`${list} ${mark}`, { ...shown, view: { ...view, line, mark } }, () => ({
          alsoNarrow: [`>${mark + 1}`],
        }))
      }
    }
  })

  test('the part that is marked in the overview, and the answer in the review, are read whole', () => {
    const overview = give(begun, { do: 'overview' })
    partsOf(stopsOf(begun), begun.content.answers).forEach(({ section, item }, mark) => {
      const line = { before: `${mark + 1}`, after: '', past: [] }
      const view = { ...(overview.view as ListView), line, mark }
      expectWhole(`part ${mark}`, { ...overview, view }, (seen) => ({
        alsoNarrow: [sectionTitle(section, item, seen)],
      }))
    })
    const review = give(begun, { do: 'review' })
    const problems = scene(review).context.problems?.(begun.content) ?? []
    const stops = stopsOf(begun)
    const asked = stops.flatMap(({ question, place }, index) => {
      const answer = answerAt(begun.content.answers, place)
      const isLong = answer?.state === 'answered' && question.kind === 'longText'
      return isLong && typeof answer.value === 'string' ? [{ index, value: answer.value }] : []
    })
    expect(asked.length).toBeGreaterThan(0)
    for (const { index, value } of asked) {
      const mark = problems.length + index
      const line = { before: `${mark + 1}`, after: '', past: [] }
      const session = { ...review, view: { ...(review.view as ListView), line, mark } }
      expectWhole(`answer ${index}`, session, () => ({ staff: [value] }))
    }
  })

  test('at 40 columns a long title goes on below the header, where there is a row for it', () => {
    const titled = (stop: Stop, rows: number): boolean => {
      const [head = [], below = []] = drawSession(scene(at(stop)), lookOf(40, rows)).rows
      const shown = [head[0]?.text ?? '', ...below.map(({ text }) => text)].join(' ')
      return shown.includes(sectionTitle(stop.section, stop.place.item, scene(at(stop))))
    }
    // The programme information comes before its question, under a title of its own.
    const stops = stopsOf(begun).filter(({ question }) => question.id !== begun.form.information?.before)
    expect(stops.filter((stop) => !titled(stop, 34)).map(({ question }) => question.id)).toEqual([])
    const without = stops.filter((stop) => !titled(stop, 20))
    expect(without.length).toBeLessThan(stops.length / 8)
  })

  test('the menu and the keys have all their words', () => {
    const menu = scene(give(begun, { do: 'menu' }))
    for (const words of [staff, wordsOf(context, 'en')]) {
      const { rows } = drawSession({ ...menu, staff: words }, lookOf(40, 20))
      const shown = lettersOf(
        rows
          .flat()
          .map(({ text }) => text)
          .join(''),
      )
      // A note that has no room is left out whole.
      for (const note of ['atOnce', 'typed'].map((name) => lettersOf(words.t(`terminal:menu.${name}`))))
        expect(shown.includes(note)).toBe(shown.includes(note.slice(0, 12)))
    }
    for (const path of ['', '1', '4', '5', '8'])
      expectWhole(`menu ${path}`, give(begun, { do: 'menu', path }), () => ({
        alsoNarrow: menuBelow(path)
          .filter((entry) => entry !== '57')
          .map((entry) => staff.t(`terminal:menu.${entry}`)),
      }))
    const help = give(begun, { do: 'help' })
    const told = ['accept', 'back', 'none', 'words', 'interpreter', 'hide', 'box', 'undo', 'longText']
    const whatKeysDo = told.map((name) => staff.t(`terminal:help.${name}`))
    expectWhole('help', help, () => ({ staff: whatKeysDo }))
    const turned = Array.from({ length: helpPages }, (_, page) =>
      Array<Command>(page).fill({ do: 'forward' }),
    )
    const pages = turned.map((commands) => give(help, ...commands))
    const narrow = lookOf(40, 20)
    const shown = pages.map((page) => {
      expectWhole('a page of keys', page)
      return drawSession(scene(page), narrow)
        .rows.flat()
        .map(({ text }) => text)
    })
    expect(shown.flat()).toEqual(expect.arrayContaining(whatKeysDo))
    expect(shown.flat()).toContain(`:${staff.t('terminal:words.interpreter')}`)
    expect(give(help, { do: 'forward' }, { do: 'back' }).view).toEqual(help.view)
  })
})

test('the calendar that hides fits everywhere, and says nothing else', () => {
  const { staff } = realSitting(context, 'adult-romania', { interview: 'ar', staff: 'sv' }).scene(
    realSitting(context, 'adult-romania', { interview: 'ar', staff: 'sv' }).start,
  )
  for (const look of looks) {
    const { rows, stage } = hiddenScreen({ today: '2026-11-26', isAsking: true, isWrong: true }, staff, look)
    for (const piece of rows.flat()) {
      expect(columnOf(piece, stage.width, look.bidi) + cellsOfPiece(piece, look)).toBeLessThanOrEqual(
        look.columns,
      )
    }
  }
})

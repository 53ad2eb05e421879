import { describe, expect, test } from '@jest/globals'
import type { Answer, Place } from '../../src/interview/answer.js'
import { answerAt } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import type { Command } from '../../src/interview/command.js'
import { activeBox } from '../../src/interview/draft.js'
import { textOf } from '../../src/interview/editor.js'
import { rowsOf } from '../../src/interview/lists.js'
import { reduce } from '../../src/interview/reduce.js'
import {
  contentToSave,
  startSession,
  type Hindrance,
  type Session,
  type SittingContext,
} from '../../src/interview/session.js'
import { emptyCase, sittingForm } from '../support/sitting-form.js'

const circumstances = { depth: 'full', today: '2026-11-24' } as const
const context: SittingContext = {
  now: '2026-11-24T14:32:00+01:00',
  languages: ['sv', 'en', 'ar', 'th'],
  typedWords: new Map([
    ['back', 'back'],
    ['tillbaka', 'back'],
    ['skip', 'skip'],
    ['go', 'go'],
    ['lang', 'language'],
    ['notasked', 'notAsked'],
  ]),
}

const begin = (content: CaseContent = emptyCase()): Session =>
  startSession(sittingForm, content, circumstances, context)
const give = (session: Session, command: Command, more: Partial<SittingContext> = {}): Session =>
  reduce(session, command, { ...context, ...more })
const type = (session: Session, text: string): Session => give(session, { do: 'insert', text })
const enter = (session: Session): Session => give(session, { do: 'submit' })
/** A line and Enter; for two boxes the second is left empty. */
const answer = (session: Session, ...lines: string[]): Session =>
  lines.reduce((now, line) => enter(type(now, line)), session)
const at = ({ at: place }: Session): string =>
  `${place?.question ?? 'end'}${place?.item ? ` ${place.item.id}` : ''}`
const stored = (session: Session, question: string, item?: Place['item']): Answer | undefined =>
  answerAt(session.content.answers, item ? { question, item } : { question })
const line = (session: Session): string => textOf(activeBox(session.draft).text)
/** To the questions about health, with two children. */
const toHealth = (): Session =>
  answer(begin(), 'Maria', '', '2000-06', 'Jordanien', 'Testby', '', 'Marocko', '', '2', '4', '9')

describe('a sitting', () => {
  test('starts at the first question, and says so in the record', () => {
    const session = begin()
    expect(at(session)).toBe('person.calledName')
    expect(session.content.record).toMatchObject([{ what: 'started', at: context.now }])
  })

  test('goes through the whole form and ends at the overview', () => {
    let session = answer(toHealth(), '1', 'aspirin-TEST', '', '2 3', 'Ett rum', '', '')
    expect(session.view.name).toBe('intro')
    session = answer(enter(session), '2', '2')
    // The part was announced as a hard one: after it a break is offered, over the next question.
    expect(session.view.name).toBe('rest')
    session = answer(enter(session), 'Bra', '')
    expect(at(session)).toBe('end')
    expect(session.view.name).toBe('overview')
    expect(stored(session, 'health.help')).toMatchObject({
      state: 'answered',
      value: ['companion', 'wheelchair'],
    })
    expect(stored(session, 'safety.here')).toMatchObject({
      value: 2,
      story: { askedIn: 'ar', source: 'applicant' },
    })
    expect(stored(session, 'notes.view')).toMatchObject({
      value: 'Bra',
      story: { askedIn: 'sv', source: 'coordinator' },
    })
  })

  test('nothing counts before Enter', () => {
    expect(stored(type(begin(), 'Maria'), 'person.calledName')).toBeUndefined()
  })

  test('an empty line is no answer', () => {
    const session = enter(answer(begin(), 'Maria', ''))
    expect(at(session)).toBe('person.born')
    expect(session.problem?.key).toBe('answers:empty')
  })

  test('what cannot be an answer stays on the line with a message', () => {
    const session = answer(begin(), 'Maria', '', '2022-02-30')
    expect(at(session)).toBe('person.born')
    expect(session.problem).toBeDefined()
    expect(line(session)).toBe('2022-02-30')
  })

  test('a year of another calendar is asked about once, and kept as it was typed', () => {
    const asked = answer(begin(), 'Maria', '', '2543-06')
    expect(asked.echo).toBeDefined()
    expect(stored(asked, 'person.born')).toBeUndefined()
    expect(stored(enter(asked), 'person.born')).toMatchObject({
      value: '2000-06',
      story: { typed: '2543-06' },
    })
  })

  test('going through it again, Enter at each question, changes nothing', () => {
    const done = answer(toHealth(), '2', '2 3', 'Ett rum', '', '')
    let session = done
    while (at(session) !== 'person.calledName') session = give(session, { do: 'back' })
    for (let step = 0; step < 40 && at(session) !== 'safety.here'; step += 1) session = enter(session)
    expect(at(session)).toBe('safety.here')
    expect(session.content).toBe(done.content)
  })
})

describe('a character that no font has', () => {
  const onPaper = {
    ...context,
    charactersWithoutFont: (text: string) => text.match(/\u{1F600}/gu)?.slice(0, 1) ?? [],
  }
  const put = (session: Session, ...lines: string[]): Session =>
    lines.reduce(
      (now, line) => reduce(reduce(now, { do: 'insert', text: line }, onPaper), { do: 'submit' }, onPaper),
      session,
    )

  test('is asked about where it was typed, and named', () => {
    const asked = put(begin(), 'Maria 😀')
    expect(asked.view).toMatchObject({
      name: 'warning',
      warnings: [{ key: 'answers:text.unprintable', values: { characters: '😀 (U+1F600)' } }],
    })
    expect(at(asked)).toBe('person.calledName')
    expect(stored(asked, 'person.calledName')).toBeUndefined()
  })

  test('stays on the line to be changed', () => {
    const back = put(put(begin(), 'Maria 😀'), '')
    expect(back.view).toEqual({ name: 'question' })
    expect(line(back)).toBe('Maria 😀')
    expect(back.draft.active).toBe(0)
  })

  test('is kept when they say so, and not asked about again', () => {
    const kept = put(put(begin(), 'Maria 😀'), '2', '')
    expect(at(kept)).toBe('person.born')
    expect(stored(kept, 'person.calledName')).toMatchObject({ value: 'Maria 😀' })
  })

  test('is asked about in the staff language too', () => {
    const asked = put(begin(), 'Maria', 'Maria 😀')
    expect(asked.view.name).toBe('warning')
    expect(put(asked, '').draft.active).toBe(1)
    expect(stored(put(asked, '2'), 'person.calledName')).toMatchObject({ value: 'Maria 😀' })
  })

  test('is not taken into a reason', () => {
    const asked = put(begin(), ':notasked', 'sov 😀')
    expect(asked.view.name).toBe('reason')
    expect(asked.problem?.key).toBe('answers:text.unprintable')
  })

  test('is no matter where the same text was kept before', () => {
    const kept = put(put(begin(), 'Maria 😀'), '2', '')
    const again = reduce(kept, { do: 'back' }, onPaper)
    expect(at(put(again, '', ''))).toBe('person.born')
  })
})

describe('back and forward', () => {
  test('going back shows the old answer, and goes on from there', () => {
    const session = give(answer(begin(), 'Maria', '', '2000-06'), { do: 'back' })
    expect(at(session)).toBe('person.born')
    expect(line(session)).toBe('2000-06')
    expect(at(enter(session))).toBe('person.destination')
  })

  test('back is where the route says, not where one came from', () => {
    const jumped = give(toHealth(), { do: 'goTo', target: 'A4' })
    expect(at(jumped)).toBe('person.birthPlace')
    expect(at(give(jumped, { do: 'back' }))).toBe('person.destination')
  })

  test('a changed answer loses nothing, even where a question leaves the route', () => {
    const told = answer(toHealth(), '1', 'aspirin-TEST', '')
    const back = give(give(told, { do: 'back' }), { do: 'back' })
    const changed = enter(type(give(back, { do: 'edit', operation: 'eraseAll' }), '2'))
    expect(at(changed)).toBe('health.help')
    expect(stored(changed, 'health.which')).toMatchObject({ value: 'aspirin-TEST' })
    expect(changed.content.record.at(-1)).toMatchObject({
      what: 'changed',
      place: { question: 'health.medicine' },
    })
  })

  test('half-typed words wait at their question', () => {
    const typed = type(answer(begin(), 'Maria', ''), '19')
    const back = give(typed, { do: 'back' })
    const again = give(back, { do: 'forward' })
    expect(line(again)).toBe('19')
    expect(stored(again, 'person.born')).toBeUndefined()
  })

  test('forward does not pass a question that nobody has answered', () => {
    const session = give(begin(), { do: 'forward' })
    expect(at(session)).toBe('person.calledName')
    expect(session.notice).toBeDefined()
  })
})

describe('ways not to answer', () => {
  test.each(['declined', 'unknown', 'later'] as const)('%s is an answer to any question', (state) => {
    let session = begin()
    for (let count = 0; count < 12; count += 1) session = give(session, { do: 'noAnswer', state })
    expect(stored(session, 'person.citizenship')).toMatchObject({ state, story: { askedIn: 'ar' } })
    expect(stored(session, 'health.help')).toMatchObject({ state })
  })

  test('is given to no question that is not on the screen: first it is shown, with the ways', () => {
    const announced = answer(toHealth(), '2', '2 3', 'Ett rum', '', '')
    expect([announced.view.name, at(announced)]).toEqual(['intro', 'safety.here'])
    for (const asked of [
      give(announced, { do: 'noAnswer', state: 'declined' }),
      answer(announced, ':skip'),
      give(give(announced, { do: 'menu' }), { do: 'noAnswer', state: 'unknown' }),
    ]) {
      expect([asked.view.name, at(asked)]).toEqual(['noAnswer', 'safety.here'])
      expect(stored(asked, 'safety.here')).toBeUndefined()
      expect(stored(answer(asked, '1'), 'safety.here')).toMatchObject({ state: 'declined' })
    }
  })

  test('at the reason for not asking leaves the question unanswered', () => {
    const back = answer(give(begin(), { do: 'noAnswer', state: 'notAsked' }), ':skip')
    expect([back.view.name, at(back)]).toEqual(['question', 'person.calledName'])
    expect(stored(back, 'person.calledName')).toBeUndefined()
  })

  test('not asking needs a reason', () => {
    const asked = give(begin(), { do: 'noAnswer', state: 'notAsked' })
    expect(enter(asked).problem).toBeDefined()
    expect(stored(answer(asked, 'would distress'), 'person.calledName')).toMatchObject({
      state: 'notAsked',
      reason: 'would distress',
    })
  })

  test('a refusal can be chosen from the list, and taken back later', () => {
    const refused = enter(give(begin(), { do: 'noAnswer' }))
    expect(stored(refused, 'person.calledName')).toMatchObject({ state: 'declined' })
    const back = give(refused, { do: 'back' })
    expect(stored(enter(back), 'person.calledName')).toMatchObject({ state: 'declined' })
    expect(stored(answer(back, 'Maria', ''), 'person.calledName')).toMatchObject({ value: 'Maria' })
  })

  test('an announced part can be skipped as a whole, and what was answered stays', () => {
    const intro = answer(toHealth(), '2', '2', 'Ett rum', '', '')
    expect(intro.view.name).toBe('intro')
    const skipped = answer(intro, '3')
    expect(at(skipped)).toBe('notes.view')
    expect(stored(skipped, 'safety.here')).toMatchObject({ state: 'declined' })
    expect(stored(skipped, 'safety.contact')).toMatchObject({ state: 'declined' })
  })
})

describe('free text in two languages', () => {
  test('keeps the own words beside the staff language', () => {
    const session = answer(begin(), 'مريم', 'Maryam')
    expect(stored(session, 'person.calledName')).toMatchObject({
      value: 'Maryam',
      original: { language: 'ar', value: 'مريم' },
    })
  })

  test('own words without a translation are the value too, so that none are lost', () => {
    expect(stored(answer(begin(), 'مريم', ''), 'person.calledName')).toMatchObject({
      value: 'مريم',
      original: { value: 'مريم' },
    })
  })

  test('a name in Latin letters is written once', () => {
    const named = stored(answer(begin(), 'Maria', ''), 'person.calledName')
    expect(named).toMatchObject({ value: 'Maria' })
    expect(named).not.toHaveProperty('original')
  })

  test('Enter makes a new row in a long text, and an empty row goes on', () => {
    const long = answer(toHealth(), '2', '2', 'ett', 'två', '', 'one', 'two', '')
    expect(stored(long, 'health.wishes')).toMatchObject({
      value: 'one\ntwo',
      original: { value: 'ett\ntvå' },
    })
  })

  test('a paste with empty rows never ends an answer', () => {
    const session = type(answer(toHealth(), '2', '2'), 'one\r\n\r\n\r\nfour')
    expect(at(session)).toBe('health.wishes')
    expect(line(session)).toBe('one\n\n\nfour')
  })

  test('where both speak the same language there is one box', () => {
    expect(begin(emptyCase('sv', 'sv')).draft.boxes).toHaveLength(1)
  })
})

describe('a change of language', () => {
  test('keeps half-typed text and caret', () => {
    const typed = give(type(begin(), 'الخياطة'), { do: 'edit', operation: 'left' })
    const english = give(typed, { do: 'language', to: 'en' })
    expect(english.language).toBe('en')
    expect(english.draft).toMatchObject(typed.draft)
    expect(give(english, { do: 'language', to: 'ar' }).draft).toMatchObject(typed.draft)
  })

  test('takes a name that was begun in another language, and not one of a language that nobody spoke', () => {
    const destination = answer(begin(), 'Maria', '', '2000-06')
    const inThai = give(type(destination, 'المغ'), { do: 'language', to: 'th' })
    const given = answer(inThai, 'رب')
    expect(stored(given, 'person.destination')).toMatchObject({ value: 'MA', story: { askedIn: 'th' } })
    const unheard = answer(destination, 'โมร็อกโก')
    expect(stored(unheard, 'person.destination')).toBeUndefined()
    expect(unheard.problem).toBeDefined()
  })

  test('takes the words of the language on screen for choices, and those of the two languages of the case', () => {
    const words: Readonly<Record<string, readonly [yes: string, no: string]>> = {
      ar: ['نعم', 'لا'],
      sv: ['ja', 'nej'],
      th: ['ใช่', 'ไม่ใช่'],
    }
    const wordsOf: NonNullable<SittingContext['wordsOf']> = (_question, code, _part, locales) =>
      typeof code === 'boolean' ? locales.flatMap((locale) => words[locale]?.[code ? 0 : 1] ?? []) : []
    const inThai = give(toHealth(), { do: 'language', to: 'th' }, { wordsOf })
    for (const typed of ['ใช่', 'نعم', 'ja']) {
      const given = give(type(inThai, typed), { do: 'submit' }, { wordsOf })
      expect(stored(given, 'health.medicine')).toMatchObject({ value: true })
    }
  })

  test('is kept with the answer that follows it', () => {
    const session = answer(give(begin(), { do: 'language', to: 'th' }), 'Maria', '')
    expect(stored(session, 'person.calledName')).toMatchObject({ story: { askedIn: 'th' } })
  })
})

describe('answers of several steps', () => {
  test('the parts of an answer are asked one at a time, optional ones can stay empty', () => {
    const session = answer(begin(), 'Maria', '', '2000-06', 'Jordanien', 'Testby')
    expect(at(session)).toBe('person.birthPlace')
    expect(stored(session, 'person.birthPlace')).toBeUndefined()
    expect(stored(enter(session), 'person.birthPlace')).toMatchObject({ value: { place: 'Testby' } })
  })

  test('back goes to the part before', () => {
    const session = give(answer(begin(), 'Maria', '', '2000-06', 'Jordanien', 'Testby'), { do: 'back' })
    expect(at(session)).toBe('person.birthPlace')
    expect(line(session)).toBe('Testby')
  })

  test('a list ends with an empty line', () => {
    const session = answer(
      begin(),
      'Maria',
      '',
      '2000-06',
      'Jordanien',
      'Testby',
      '',
      'Marocko',
      'Sverige',
      '',
    )
    expect(stored(session, 'person.citizenship')).toMatchObject({ value: ['MA', 'SE'] })
    expect(at(session)).toBe('family.accompanyingChildren')
  })

  test('an item is taken out of a list by emptying its line', () => {
    let session = answer(begin(), 'Maria', '', '2000-06', 'Jordanien', 'Testby', '', 'Marocko', 'Sverige', '')
    session = give(session, { do: 'back' })
    session = enter(give(session, { do: 'edit', operation: 'eraseAll' }))
    expect(line(session)).toBe('السويد')
    session = answer(enter(session), '')
    expect(stored(session, 'person.citizenship')).toMatchObject({ value: ['SE'] })
  })

  test('a list with nothing in it is an answer only when Enter says so twice', () => {
    const once = enter(answer(begin(), 'Maria', '', '2000-06', 'Jordanien', 'Testby', ''))
    expect(stored(once, 'person.citizenship')).toBeUndefined()
    expect(once.echo).toBeDefined()
    expect(stored(enter(once), 'person.citizenship')).toMatchObject({ value: [] })
  })

  test('as many children as are counted have a place in the case', () => {
    const session = answer(begin(), 'Maria', '', '2000-06', 'Jordanien', 'Testby', '', 'Marocko', '', '2')
    expect(session.content.answers.groups.children.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(at(session)).toBe('child.age c1')
    expect(at(answer(session, '4'))).toBe('child.age c2')
  })
})

describe('choices', () => {
  test('arrows write the digits of one choice', () => {
    const session = give(toHealth(), { do: 'edit', operation: 'down' })
    expect(line(session)).toBe('1')
    expect(line(give(session, { do: 'edit', operation: 'down' }))).toBe('2')
  })

  test('of several, arrows move and Space marks', () => {
    const first = give(answer(toHealth(), '2'), { do: 'edit', operation: 'down' })
    const second = give(give(first, { do: 'edit', operation: 'down' }), { do: 'toggle' })
    expect(line(second)).toBe('2')
    expect(line(give(second, { do: 'toggle' }))).toBe('')
  })

  test('a choice that stands alone takes the others out, and it is said', () => {
    const session = type(type(answer(toHealth(), '2'), '2 3'), ' 1')
    expect(line(session)).toBe('1')
    expect(session.notice?.key).toBe('terminal:notice.exclusive')
  })

  test('digits of any script choose', () => {
    expect(stored(answer(toHealth(), '٢'), 'health.medicine')).toMatchObject({ value: false })
  })

  test('Space in an ordinary text is a space', () => {
    expect(line(type(give(type(begin(), 'Anna'), { do: 'toggle' }), 'B'))).toBe('Anna B')
  })

  test('a country that could be two is not guessed', () => {
    const session = answer(begin(), 'Maria', '', '2000-06', 'Ira')
    expect(at(session)).toBe('person.destination')
    expect(session.problem).toBeDefined()
    const marked = enter(
      give(give(session, { do: 'edit', operation: 'down' }), { do: 'edit', operation: 'down' }),
    )
    expect(at(marked)).toBe('person.birthPlace')
  })
})

describe('typed words', () => {
  test.each([
    [':tillbaka', 'person.calledName'],
    [':BACK', 'person.calledName'],
    [':skip', 'person.destination'],
    [':go A1', 'person.calledName'],
  ])('%s goes to %s', (typed, place) => {
    expect(at(answer(answer(begin(), 'Maria', ''), typed))).toBe(place)
  })

  test('a word that is no command is an answer, and two colons write one', () => {
    expect(stored(answer(begin(), ':smile', ''), 'person.calledName')).toMatchObject({ value: ':smile' })
    expect(stored(answer(begin(), '::back', ''), 'person.calledName')).toMatchObject({ value: ':back' })
  })

  test('a command on the last row of a long text leaves the text alone', () => {
    const session = answer(toHealth(), '2', '2', 'ett rum', ':back')
    expect(at(session)).toBe('health.help')
    expect(line(give(session, { do: 'forward' }))).toBe('ett rum\n')
  })
})

describe('leaving and coming back', () => {
  test('leaving is asked once and done the second time', () => {
    const asked = give(begin(), { do: 'leave' })
    expect(asked.view.name).toBe('leaving')
    expect(asked.confirmations).toBe(1)
    expect(asked.ended).toBeUndefined()
    expect(give(asked, { do: 'leave' }).ended).toBe('interrupted')
    expect(enter(asked).view.name).toBe('question')
    expect(answer(asked, '2').ended).toBe('left')
  })

  test('the half-typed answer, its caret and the language are there again', () => {
    const typed = give(type(give(toHealth(), { do: 'language', to: 'th' }), '1'), {
      do: 'edit',
      operation: 'left',
    })
    const parked = type(give(typed, { do: 'goTo', target: 'A2' }), '-06')
    const kept: unknown = JSON.parse(JSON.stringify(contentToSave(parked).unfinished))
    const again = begin({
      ...contentToSave(parked),
      unfinished: kept as NonNullable<CaseContent['unfinished']>,
    })
    expect(at(again)).toBe('person.born')
    expect(again.language).toBe('th')
    expect(line(again)).toBe('2000-06-06')
    const medicine = give(again, { do: 'goTo', target: 'C1' })
    expect(activeBox(medicine.draft).text).toMatchObject({ before: '', after: '1' })
  })

  test('two half-typed boxes are both there again, whatever language is on screen by then', () => {
    const typed = type(give(type(begin(), 'مريم'), { do: 'otherBox' }), 'Mar')
    const swedish = give(typed, { do: 'language', to: 'sv' })
    expect(begin(contentToSave(swedish)).draft.boxes.map(({ text }) => textOf(text))).toEqual(['مريم', 'Mar'])
  })

  test('half a list is there again', () => {
    const half = type(answer(begin(), 'Maria', '', '2000-06', 'Jordanien', 'Testby', '', 'Marocko'), 'Sve')
    const again = begin(contentToSave(half))
    expect(stored(answer(again, 'rige', ''), 'person.citizenship')).toMatchObject({ value: ['MA', 'SE'] })
  })

  test('a draft that does not fit its question is left out', () => {
    const strange = {
      place: { question: 'person.born' },
      draft: { drafts: { 'person.born': { boxes: 7, active: 'x' } } },
      language: 'ar',
    }
    expect(line(begin({ ...emptyCase(), unfinished: strange }))).toBe('')
  })

  test('behind the neutral screen nothing is typed', () => {
    const hidden = give(begin(), { do: 'hide' })
    expect(type(hidden, 'x')).toBe(hidden)
    expect(give(hidden, { do: 'back' })).toBe(hidden)
    expect(give(hidden, { do: 'resume' }).view.name).toBe('question')
  })
})

describe('a stop', () => {
  const danger: Hindrance = {
    rule: 'V4',
    stops: 'session',
    message: { key: 'rules:V4.message' },
    remedy: { key: 'rules:V4.remedy' },
    places: [{ question: 'person.calledName' }],
  }
  const problems = ({ overrides }: CaseContent): Hindrance[] =>
    overrides.some(({ rule }) => rule === danger.rule) ? [] : [danger]
  const stopped = (): Session =>
    give(give(type(begin(), 'Maria'), { do: 'submit' }), { do: 'submit' }, { problems })

  test('comes up after the answer, which is kept', () => {
    const session = stopped()
    expect(session.view.name).toBe('stop')
    expect(stored(session, 'person.calledName')).toMatchObject({ value: 'Maria' })
  })

  test('is not left with Esc, and going on needs a reason, which is kept', () => {
    const session = give(stopped(), { do: 'close' }, { problems })
    expect(session.view.name).toBe('stop')
    const asked = reduce(type(session, '3'), { do: 'submit' }, { ...context, problems })
    const on = reduce(type(asked, 'The person is safe today'), { do: 'submit' }, { ...context, problems })
    expect(at(on)).toBe('person.born')
    expect(on.content.overrides).toMatchObject([{ rule: 'V4', reason: 'The person is safe today' }])
    expect(reduce(type(on, '2000'), { do: 'submit' }, { ...context, problems }).view.name).toBe('question')
  })
})

describe('going on past a rule', () => {
  const about = (id: string): Hindrance => ({
    rule: 'C1',
    item: { group: 'children', id },
    stops: 'sending',
    message: { key: 'rules:C1.message' },
    remedy: { key: 'rules:C1.remedy' },
    places: [{ question: 'person.born' }],
    overridable: true,
  })
  const problems = ({ overrides }: CaseContent): Hindrance[] =>
    ['c1', 'c2'].map(about).map((problem) => ({
      ...problem,
      stops: overrides.some(({ item }) => item?.id === problem.item?.id) ? 'nothing' : 'sending',
    }))
  const chosen = (session: Session, digits: string): Session =>
    give(give(session, { do: 'insert', text: digits }), { do: 'submit' }, { problems })
  const atProblem = (): Session => chosen(give(begin(), { do: 'review' }), '2')

  test('is decided in the list of answers, for one child, with a reason', () => {
    const asked = chosen(atProblem(), '2')
    expect(asked.view).toMatchObject({ name: 'reason', for: { item: { id: 'c2' } } })
    expect(chosen(asked, '').view.name).toBe('reason')
    const decided = chosen(asked, 'It is on its way')
    expect(decided.view.name).toBe('review')
    expect(decided.content.overrides).toEqual([
      {
        rule: 'C1',
        item: { group: 'children', id: 'c2' },
        reason: 'It is on its way',
        by: 'coordinator',
        at: context.now,
      },
    ])
    expect(decided.content.record.at(-1)).toMatchObject({ what: 'overridden', reason: 'It is on its way' })
  })

  test('can be left for the question that it is about', () => {
    expect(at(chosen(atProblem(), '1'))).toBe('person.born')
    expect(give(atProblem(), { do: 'close' }).view.name).toBe('review')
  })
})

describe('an answer that staff owe', () => {
  const owed = { ...sittingForm, sections: sittingForm.sections.map(withNeededNotes) }
  const atNotes = (): Session => {
    const session = startSession(owed, emptyCase(), circumstances, context)
    return give(session, { do: 'goTo', target: 'E1' })
  }
  const go = (session: Session, command: Command): Session => reduce(session, command, context)

  test('can be put off, and is not left out', () => {
    const session = go(atNotes(), { do: 'noAnswer', state: 'declined' })
    expect(at(session)).toBe('notes.view')
    expect(session.notice?.key).toBe('terminal:notice.valueNeeded')
    expect(stored(session, 'notes.view')).toBeUndefined()
    const list = go(atNotes(), { do: 'noAnswer' })
    expect(list.view.name === 'noAnswer' && rowsOf(list, list.view, context)).toEqual(['later'])
    expect(stored(go(list, { do: 'submit' }), 'notes.view')).toMatchObject({ state: 'later' })
  })
})

function withNeededNotes(section: (typeof sittingForm.sections)[number]): typeof section {
  if (section.id !== 'notes') return section
  return { ...section, questions: section.questions.map((asked) => ({ ...asked, valueNeeded: true })) }
}

describe('a stop that nobody has decided on', () => {
  const danger: Hindrance = {
    rule: 'V5',
    stops: 'session',
    message: { key: 'rules:V5.message' },
    remedy: { key: 'rules:V5.remedy' },
    places: [{ question: 'person.calledName' }],
    overridable: false,
  }
  const isMaria = ({ answers }: CaseContent): boolean =>
    JSON.stringify([...answers.own.values()]).includes('Maria')
  const problems = (content: CaseContent): Hindrance[] => (isMaria(content) ? [danger] : [])
  const stopping = { ...context, problems }
  const stopped = (): Session =>
    reduce(reduce(type(begin(), 'Maria'), { do: 'submit' }, stopping), { do: 'submit' }, stopping)

  test.each([
    ['a pause', [{ do: 'pause' }, { do: 'resume' }]],
    ['hiding', [{ do: 'hide' }, { do: 'resume' }]],
    ['asking to leave, and staying', [{ do: 'leave' }, { do: 'close' }]],
    ['going to another question', [{ do: 'goTo', target: { question: 'person.born' } }]],
    ['another language', [{ do: 'language', to: 'sv' }]],
  ] satisfies [string, Command[]][])('is there again after %s', (_, commands: Command[]) => {
    const session = commands.reduce((now, command) => reduce(now, command, stopping), stopped())
    expect(session.view.name).toBe('stop')
  })

  test('is there again when the case is opened another day', () => {
    const kept = contentToSave(stopped())
    const { form, circumstances } = stopped()
    expect(startSession(form, kept, circumstances, stopping).view.name).toBe('stop')
  })

  test('that nobody may decide on has no way on, but the answer can be changed', () => {
    const session = stopped()
    if (session.view.name !== 'stop') throw new Error('there is no stop')
    expect(rowsOf(session, session.view, stopping)).toEqual(['end', 'pause', 'changeStopping'])
    const question = reduce(type(session, '3'), { do: 'submit' }, stopping)
    expect(at(question)).toBe('person.calledName')
    expect(question.view.name).toBe('question')
    expect(reduce(question, { do: 'forward' }, stopping).view.name).toBe('stop')
  })
})

test('a sitting about one meeting keeps what is half typed in the others', () => {
  const halfTyped = contentToSave(type(begin(), 'Mar'))
  const [, ...others] = sittingForm.meetings
  const form = { ...sittingForm, meetings: others }
  const elsewhere = startSession(form, halfTyped, circumstances, context)
  expect(at(elsewhere)).not.toBe('person.calledName')
  expect(line(begin(contentToSave(elsewhere)))).toBe('')
  const back = give(begin(contentToSave(elsewhere)), {
    do: 'goTo',
    target: { question: 'person.calledName' },
  })
  expect(line(back)).toBe('Mar')
})

describe('review', () => {
  test('a question that was changed from the list goes back to it', () => {
    const list = give(toHealth(), { do: 'review' })
    const question = answer(list, '2')
    expect(at(question)).toBe('person.born')
    const changed = enter(type(give(question, { do: 'edit', operation: 'eraseAll' }), '2001'))
    expect(changed.view.name).toBe('review')
    expect(stored(changed, 'person.born')).toMatchObject({ value: '2001' })
  })

  test('the overview goes on at the first open question, or to the part that is chosen', () => {
    const overview = give(toHealth(), { do: 'overview' })
    expect(at(enter(overview))).toBe('health.medicine')
    expect(at(answer(overview, '1'))).toBe('person.calledName')
  })
})

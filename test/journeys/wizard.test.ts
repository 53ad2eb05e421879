/** A whole interview by keystrokes, in the program as it is built and a terminal as people have it. */

import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'
import { wordsOf } from '../../src/cli/words-of.js'
import { toReadBack, unconfirmed } from '../../src/interview/read-back.js'
import { contentToSave } from '../../src/interview/session.js'
import { keys } from '../support/term.js'
import { allSaid, answersIn, answersOf, context, Office, start } from './office.js'

const office = new Office()
afterAll(() => {
  office.close()
})

/** Choices are kept in the order of the form, whatever the order they are named in. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? [...value].sort() : value

test('a mother tells in Arabic, with Swedish beside it, through a change of language and a power cut', async () => {
  const reference = 'RK-SYD-TEST-003'
  const answers = answersOf('mother-two-children')
  const { term: first, person } = await office.begin(reference, 'ar', answers)

  // To a question that is answered in the person's own words; half of them, in two languages.
  await person.talk((asked) => asked?.question.id === 'information.inOwnWords')
  await person.type('أعرف أنني')
  await person.speak('en')
  await person.type(' أستطيع')
  await person.speak('ar')
  expect(first.text).toContain(wordsOf(context, 'sv').t('form/information:inOwnWords.ask').slice(0, 30))

  // The power is cut once the disk has the half-typed words.
  await person.type(' التراجع')
  await person.sees()
  await office.atRest()
  first.kill('SIGKILL')
  await first.exited

  const second = office.sit(reference)
  await second.until(/fråga/u)
  person.sitDown(second, start(contentToSave(person.session)))
  await person.sees()
  await person.type(keys.control('u'))
  await person.talk()

  // Everything was asked and read back, and the screen was what it should be at every step.
  expect(unconfirmed(person.session)).toEqual([])
  expect(toReadBack(person.session).length).toBeGreaterThan(60)
  expect(person.seen).toBeGreaterThan(300)
  await office.leave(second)
  expect(second.exit).toMatchObject({ exitCode: 130 })
  // Nothing of the talk stays on the screen.
  expect(second.text).not.toMatch(/\p{Script=Arabic}/u)

  // What was typed is what is kept, and what is handed on.
  const exported = answersIn(await office.exported(reference))
  expect(allSaid(exported)).toEqual(allSaid(person.session.content.answers))
  const { own } = allSaid(exported)
  for (const [id, answer] of answers.own) {
    const kept = own[id]
    if (answer.state !== 'answered' || kept === undefined || !('value' in kept)) continue
    expect([id, sorted(kept.value)]).toEqual([id, sorted(answer.value)])
  }

  const papers = office.file('papers')
  expect((await office.run(['render', reference, '--out', papers])).stderr).not.toContain('Error')
  expect(readdirSync(papers)).toEqual(expect.arrayContaining(['01-application.pdf', '02-risk-table.pdf']))
}, 240_000)

/** A break after a hard part: offered, taken at a screen that shows nothing, and over at the same question. */

import { afterAll, expect, test } from '@jest/globals'
import { wordsOf } from '../../src/cli/words-of.js'
import { keys } from '../support/term.js'
import { answersOf, context, Office } from './office.js'

const office = new Office()
afterAll(() => {
  office.close()
})

test('in Thai and Swedish', async () => {
  const reference = 'RK-SYD-TEST-014'
  const { term, person } = await office.begin(reference, 'th', answersOf('woman-thailand'))
  await person.talk(() => true, 'rest')
  for (const language of ['th', 'sv'])
    expect(term.text.replace(/\s/gu, '')).toContain(
      wordsOf(context, language).t('interview:rest.offer').replace(/\s/gu, ''),
    )

  await person.type('2')
  await person.sees()
  await person.type(keys.enter)
  await person.sees()
  expect(person.session.view.name).toBe('pause')
  const { asked } = person
  expect(asked?.question.number).toBeDefined()
  expect(term.text).not.toContain(asked?.question.number)

  await person.type(keys.enter)
  await person.sees()
  expect(person.asked?.question.id).toBe(asked?.question.id)
  // Whoever goes on is not asked again at the next question.
  await person.talk((now) => now?.question.id !== asked?.question.id)
  expect(person.session.view.name).toBe('question')
  await office.leave(term)
}, 240_000)

/** What the reading view is given of the real form. */

import { expect, test } from '@jest/globals'
import { withAnswer } from '../../src/interview/answers.js'
import { listView } from '../../src/interview/standing.js'
import { slideOf } from '../../src/terminal/slide-of.js'
import { quietContext } from '../support/quiet-world.js'
import { realSitting } from '../support/real-sitting.js'

const context = quietContext('2026-11-26T10:00:00Z')
const place = { question: 'reintegration.wishes' }

/** An answer read back in Arabic, in the words that were written down. */
function readBack(words: string) {
  const { start, scene } = realSitting(
    context,
    'mother-two-children',
    { interview: 'ar', staff: 'sv' },
    (content) => ({
      ...content,
      answers: withAnswer(content.answers, place, {
        state: 'answered',
        value: ['TEST'],
        original: { language: 'ar', value: [words] },
      }),
    }),
  )
  return scene({ ...start, at: place, isReadingBack: true, view: listView('readBack', '1') })
}

test.each([
  ['Jag vill hem.', 'ltr'],
  ['ကျွန်မ အိမ်ပြန်ချင်ပါတယ်။', 'ltr'],
  ['أريد العودة.', 'rtl'],
  ['1234', 'rtl'],
])('a person’s own words run as they were written: %s', (words, direction) => {
  const slide = slideOf(readBack(words))
  expect(slide?.answer?.applicant).toMatchObject({ text: words, direction })
  expect(slide?.question.applicant).toMatchObject({ direction: 'rtl' })
})

test('the page is blank while the screen is hidden, and wherever no question is asked', () => {
  const scene = readBack('TEST')
  for (const view of [
    { name: 'hidden' } as const,
    listView('pause', '1'),
    listView('review'),
    listView('overview'),
  ])
    expect(slideOf({ ...scene, session: { ...scene.session, view } })).toBeUndefined()
})

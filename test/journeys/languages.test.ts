/** The same talk in the full screen, with changes of language in the middle of answers, and as lines through a pipe. */

import { afterAll, expect, test } from '@jest/globals'
import { unconfirmed } from '../../src/interview/read-back.js'
import type { Asked } from '../../src/terminal/scene.js'
import { answersOf, Office, withoutTimes } from './office.js'
import type { Person } from './person.js'

const offices: Office[] = []
afterAll(() => {
  for (const office of offices) office.close()
})

/** Each of four languages to each other once, and back where it began. */
const around = 'sv ar sv ro sv th ar ro ar th ro th sv'.split(' ')

/** The way round from a language. */
function roundFrom(locale: string): readonly string[] {
  const way = around.slice(1)
  const from = way.indexOf(locale) + 1
  return [...way.slice(from), ...way.slice(0, from)]
}

/** The kind of line that is typed on: of a question, of a part of one, of an entry in a list. */
const kindOf = ({ step }: Asked): string =>
  [step.kind.kind, step.part ? 'part' : '', step.item === undefined ? '' : 'entry'].join(' ').trim()

/** Whole interview at the keyboard, then the same lines through a pipe: two cases that must not differ. */
async function bothWays(
  name: string,
  locale: string,
  midway?: (person: Person, asked: Asked) => Promise<void>,
) {
  const [reference, office, other] = ['RK-TEST-26-101', new Office(), new Office()]
  offices.push(office, other)
  const { term, person } = await office.begin(reference, locale, answersOf(name), midway ? { midway } : {})
  await person.talk()
  expect(unconfirmed(person.session)).toEqual([])
  await office.leave(term)

  await other.pipe(reference, locale, person.lines)
  return { person, full: await office.exported(reference), plain: await other.exported(reference) }
}

test.each([
  ['sv', 'adult-romania'],
  ['ro', 'adult-romania'],
])(
  'a whole essential interview in %s is the same at the keyboard and through a pipe',
  async (locale, name) => {
    const { person, full, plain } = await bothWays(name, locale)
    expect(person.seen).toBeGreaterThan(200)
    expect(withoutTimes(plain)).toBe(withoutTimes(full))
  },
  180_000,
)

test('in Thai, half an answer of every kind goes through every change between four languages, and nothing differs', async () => {
  const met = new Set<string>()
  const { full, plain } = await bothWays('woman-thailand', 'th', async (person, asked) => {
    if (met.has(kindOf(asked))) return
    met.add(kindOf(asked))
    for (const locale of roundFrom('th')) await person.speak(locale)
  })
  expect(met.size).toBeGreaterThan(12)
  expect(withoutTimes(plain)).toBe(withoutTimes(full))
}, 240_000)

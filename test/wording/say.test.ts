import { describe, expect, test } from '@jest/globals'
import type { Kind, Question } from '../../src/form/form.js'
import type { Locale } from '../../src/message.js'
import { withoutIsolates } from '../../src/isolates.js'
import { countryName, languageName, sayMoney, sayScalar, type Speaker } from '../../src/wording/say.js'

const question: Question = {
  id: 'identity.anything',
  number: 'D1',
  answeredBy: 'applicant',
  required: 'always',
  sensitivity: 2,
  depth: 'essential',
  kind: 'yesNo',
}

const speaker = (locale: Locale): Speaker => ({ locale, t: (key) => key, isForPaper: true })

const say = (kind: Kind, value: string | number | boolean, locale: Locale): string =>
  withoutIsolates(sayScalar(question, kind, value, speaker(locale)))

describe('a value in words', () => {
  test.each([
    ['sv', '2017-05-20', '20 maj 2017 (2017-05-20)'],
    ['en', '2017-05-20', '20 May 2017 (2017-05-20)'],
    ['ar', '2017-05-20', '20 مايو 2017 (2017-05-20)'],
    ['sv', '2000-06', 'juni 2000'],
    ['th', '2000', '2000'],
  ])('%s says the date %s as %s', (locale, iso, said) => {
    expect(say({ kind: 'partialDate' }, iso, locale)).toBe(said)
  })

  test('a Thai date names the era, so that nobody reads 2017 as a Buddhist year', () => {
    expect(say({ kind: 'date' }, '2017-05-20', 'th')).toBe('20 พฤษภาคม ค.ศ. 2017 (2017-05-20)')
  })

  test.each(['fa', 'ps', 'th', 'ne', 'my', 'ar'])(
    'a date in %s has Latin digits and a Gregorian year',
    (locale) => {
      expect(say({ kind: 'date' }, '2017-05-20', locale)).toMatch(/2017.*\(2017-05-20\)/u)
    },
  )

  test.each([
    [{ kind: 'country' }, 'RO', 'sv', 'Rumänien'],
    [{ kind: 'country' }, 'XKX', 'sv', 'form/choices:countries.XKX'],
    [{ kind: 'language' }, 'th', 'ar', 'التايلاندية'],
    [{ kind: 'phone' }, '+46701740605', 'ar', '+46 70 174 06 05'],
    [{ kind: 'yesNo' }, false, 'sv', 'form/choices:yesNo.no'],
    [{ kind: 'oneOf', choices: ['a', 'b'] }, 'b', 'sv', 'form/identity:anything.choices.b'],
    [{ kind: 'oneOf', choices: 'consent' }, 'later', 'sv', 'form/choices:consent.later'],
    [{ kind: 'scale' }, 3, 'sv', 'form/identity:anything.scale.3'],
  ] as const)('%j %s is said in %s as %s', (kind, value, locale, said) => {
    expect(say(kind, value, locale)).toBe(said)
  })

  test('a sum has its currency and Latin digits', () => {
    expect(sayMoney(4000, 'USD', 'sv')).toBe('4\u00a0000\u00a0USD')
    expect(sayMoney(4000, 'USD', 'ar')).toMatch(/4,000/u)
  })

  test('a name of ours comes before the computer’s, and stands in where it has none', () => {
    const has = (key: string): boolean => key.endsWith('.haz')
    const swedish: Speaker = { locale: 'sv', t: (key) => `text ${key}`, has }
    expect([languageName('haz', swedish), languageName('th', swedish), countryName('RO', swedish)]).toEqual([
      'text form/choices:languages.haz',
      'thailändska',
      'Rumänien',
    ])
  })

  test('on paper, a number that runs from left to right is isolated', () => {
    expect(sayScalar(question, { kind: 'phone' }, '+46701740605', speaker('ar'))).toBe(
      '\u2066+46 70 174 06 05\u2069',
    )
  })
})

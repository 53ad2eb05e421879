import { describe, expect, test } from '@jest/globals'
import { filesIn } from '../../src/cli/program-files.js'
import { readTemplate } from '../../src/cli/template.js'
import { openLocales } from '../../src/i18n/locales.js'
import {
  findCountries,
  findLanguages,
  nameOfCountry,
  nameOfLanguage,
  type Naming,
} from '../../src/interview/find-place.js'
import type { Locale } from '../../src/message.js'
import { root } from '../support/program.js'

const { form } = readTemplate(filesIn(root))
const locales = openLocales(filesIn(root))

/** As an interview in a language asks, with the staff language beside it. */
function naming(...onScreen: readonly Locale[]): Naming {
  const wordsIn = (code: string, locale: Locale): readonly string[] =>
    ['countries', 'languages']
      .map((list) => `form/choices:${list}.${code}`)
      .filter((key) => locales.has(locale, key))
      .map((key) => locales.forScreen(locale)(key))
  return {
    form,
    locales: onScreen,
    wordsOf: (code, among = onScreen) => among.flatMap((locale) => wordsIn(code, locale)),
  }
}

describe('countries and languages', () => {
  test.each(locales.list.map(({ locale }) => locale))(
    'each name that stands in a field is read as the same again, in %s',
    (locale) => {
      const screen = naming(locale, 'sv')
      const lost = [
        ...form.countries.filter(
          (code) => findCountries(nameOfCountry(code, screen), screen).join() !== code,
        ),
        ...form.languages.filter((tag) => findLanguages(nameOfLanguage(tag, screen), screen).join() !== tag),
      ]
      expect(lost).toEqual([])
    },
  )

  test.each([
    ['Turkey', 'TR'],
    ['Moldavien', 'MD'],
    ['Vitryssland', 'BY'],
    ['Ivory Coast', 'CI'],
    ['holland', 'NL'],
    ['Congo', 'CD CG'],
  ])('the country that people call %s is found', (typed, codes) => {
    expect(findCountries(typed, naming('th', 'sv')).join(' ')).toBe(codes)
  })

  test.each([
    ['Edo', 'bin'],
    ['tagalog', 'fil'],
    ['Farsi', 'prs fa'],
    ['kurmanji', 'kmr'],
    ['kurdiska', 'kmr ckb'],
    ['Darija', 'ary'],
    ['Romani', 'rmy rmn rmc'],
    ['assyriska', 'syr'],
    ['普通话', 'zh'],
  ])('the language that people call %s is found; one of several is never assumed', (typed, tags) => {
    expect(findLanguages(typed, naming('ar', 'sv')).join(' ')).toBe(tags)
  })

  test('a name is given in the first language on screen, ours or the standard one', () => {
    expect(['ary', 'rmy', 'th'].map((tag) => nameOfLanguage(tag, naming('sv', 'ro')))).toEqual([
      'marockansk arabiska',
      'romani, Vlax',
      'thailändska',
    ])
    expect(nameOfLanguage('ary', naming('ro', 'sv'))).toBe('arabă marocană')
  })
})

import { beforeAll, describe, expect, test } from '@jest/globals'
import { checkLanguage, neededKeys } from '../../src/translation/check-language.js'
import type { Language } from '../../src/translation/desk.js'
import type { FaultName } from '../../src/translation/faults.js'
import { pluralFormsOf, pluralOf, sourceOf, stemOf } from '../../src/translation/keys.js'
import { placeholdersIn, withoutPlaceholders } from '../../src/translation/placeholders.js'
import { shippedWords, translated } from './program.js'

/** A word in a script that no shipped language is written with. */
const foreign = 'δρόμος'

describe('whichever text of a language is broken', () => {
  let shipped: Awaited<ReturnType<typeof shippedWords>>
  const languages = new Map<string, Language>()
  beforeAll(async () => {
    shipped = await shippedWords()
    for (const locale of translated()) languages.set(locale, shipped.desk.language(locale))
  })
  const languageOf = (locale: string): Language => {
    const language = languages.get(locale)
    if (!language) throw new Error(locale)
    return language
  }

  /** Breaks every text for which `broken` has an answer; gives the keys that the gates do not find. */
  function missed(
    locale: string,
    broken: (key: string, text: string) => string | null | undefined,
    expected: readonly FaultName[],
  ): { broken: number; missed: string[] } {
    const language = languageOf(locale)
    const texts = new Map(language.texts)
    const keys: string[] = []
    for (const [key, text] of language.texts) {
      const now = broken(key, text)
      if (now === undefined) continue
      keys.push(key)
      if (now === null) texts.delete(key)
      else texts.set(key, now)
    }
    const { faults } = checkLanguage({ ...language, texts }, shipped.gates)
    const found = new Set(faults.filter(({ name }) => expected.includes(name)).map(({ place }) => place))
    const place = (key: string): string => {
      const [namespace = '', path = ''] = key.split(':')
      return `locales/${locale}/${namespace}.json: ${path}`
    }
    return { broken: keys.length, missed: keys.filter((key) => !found.has(place(key))) }
  }

  /** No word in it, or each of them on the list of what may be the same; the name of a language in one word. */
  function mayBeTheSame(key: string, text: string, locale: string): boolean {
    const { same } = languageOf(locale)
    const words = withoutPlaceholders(text).match(/\p{L}[\p{L}.-]*/gu) ?? []
    const isName = /^form\/choices:(?:languages|countries)\./u.test(key) && !text.includes(' ')
    return (
      text in same.texts || words.every((word) => word in same.words) || (isName && !key.endsWith('.XXA'))
    )
  }

  describe.each(translated())('in %s', (locale) => {
    test('a text that is missing is found', () => {
      const needed = new Set(neededKeys(languageOf(locale), shipped.gates))
      const kinds: FaultName[] = ['missing', 'pluralMissing', 'nameMissing']
      const result = missed(locale, (key) => (needed.has(key) ? null : undefined), kinds)
      expect(result.missed).toEqual([])
      expect(result.broken).toBeGreaterThan(1000)
    })

    test('a plural form that is missing is found, whichever it is', () => {
      // One form of each text, another one for the next text; where no form is left, the text itself is missing.
      const forms = pluralFormsOf(locale)
      const stems = [...new Set([...shipped.desk.source.sv.keys()].map(stemOf))]
      const lost = (key: string): null | undefined => {
        const plural = pluralOf(key)
        if (plural === undefined) return undefined
        return plural.form === forms[stems.indexOf(plural.stem) % forms.length] ? null : undefined
      }
      expect(missed(locale, lost, ['pluralMissing', 'missing']).missed).toEqual([])
    })

    test('a placeholder that is lost or made up is found', () => {
      const lost = missed(
        locale,
        (_, text) => {
          const [name] = [...placeholdersIn(text)].filter((each) => each !== 'count')
          return name && text.replaceAll(`{{${name}}}`, '')
        },
        ['placeholderMissing', 'empty'],
      )
      expect(lost.missed).toEqual([])
      expect(lost.broken).toBeGreaterThan(50)
      expect(missed(locale, (_, text) => `{{strange}} ${text}`, ['placeholderUnknown']).missed).toEqual([])
    })

    test('a word in another script is found', () => {
      expect(missed(locale, (_, text) => `${foreign} ${text}`, ['otherScript']).missed).toEqual([])
    })

    test('a text left in English or Swedish is found', () => {
      for (const source of [shipped.desk.source.en, shipped.desk.source.sv]) {
        const left = (key: string): string | undefined => {
          const text = sourceOf(key, source)
          return text === undefined || mayBeTheSame(key, text, locale) ? undefined : text
        }
        const result = missed(locale, left, ['leftInSource', 'otherScript'])
        expect(result.missed).toEqual([])
        expect(result.broken).toBeGreaterThan(1000)
      }
    })
  })
})

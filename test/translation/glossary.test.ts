import { describe, expect, test } from '@jest/globals'
import type { Language, Term } from '../../src/translation/desk.js'
import { termWarnings } from '../../src/translation/glossary.js'

const key = 'form/example:title'

function romanian(text: string, term: Partial<Term> = {}): Language {
  return {
    locale: 'ro',
    script: 'Latn',
    direction: 'ltr',
    isStaffLanguage: false,
    texts: new Map([[key, text]]),
    notTexts: [],
    glossary: [{ sv: 'tolk', en: 'interpreter', term: 'interpret', ...term }],
    same: { words: { Tolkförmedlingen: 'name of an office' }, texts: {} },
    sources: undefined,
  }
}

const warned = (swedish: string, language: Language): string[] => {
  const source = { sv: new Map([[key, swedish]]), en: new Map([[key, 'Interpreter']]) }
  return termWarnings(language, source).map((warning) => warning.key)
}

describe('the words of a glossary', () => {
  test('are missed where the Swedish has them and the translation does not', () => {
    expect(warned('Tolkens namn', romanian('Numele translatorului'))).toEqual([key])
    expect(warned('Tolkens namn', romanian('Numele interpretului'))).toEqual([])
    expect(warned('Ett namn', romanian('Un nume'))).toEqual([])
  })

  test('are not missed in the Swedish name of an authority that is kept as it is', () => {
    expect(warned('Tolkförmedlingen', romanian('Tolkförmedlingen (biroul)'))).toEqual([])
    expect(warned('Tolkförmedlingen', romanian('Biroul'))).toEqual([key])
  })

  test('are not missed in a text that does without them on purpose', () => {
    expect(warned('Tolkens namn', romanian('Numele', { without: [key] }))).toEqual([])
  })
})

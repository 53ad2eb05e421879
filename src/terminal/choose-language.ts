/** Which language: found by its name in the staff language, in English, or in itself. */

import type { Form } from '../form/form.js'
import { findLanguages } from '../interview/find-place.js'
import { meanings } from '../interview/match-words.js'
import type { Locale } from '../message.js'
import { languageName } from '../wording/say.js'
import { ask, type DialogDesk, type Option } from './dialog.js'
import type { Words } from './words.js'

/** What is known of a language, as the locales say it. */
export interface LanguageInfo {
  readonly locale: Locale
  /** Its name in itself. */
  readonly ownName: string
  /** How far its words have been checked. */
  readonly status?: { readonly interface: string }
}

export interface LanguageQuestion {
  readonly title: string
  readonly right?: string
  readonly ask: string
  readonly notes?: readonly string[]
  readonly hint?: string
  /** Its languages without texts of their own are found as well, once they are typed. */
  readonly form?: Form
}

export function chooseLanguage(
  languages: readonly LanguageInfo[],
  question: LanguageQuestion,
  desk: DialogDesk,
): Promise<Locale | undefined> {
  const { staff } = desk
  return ask<Locale>(
    {
      ...question,
      enter: staff.t('terminal:key.choose'),
      escape: staff.t('terminal:key.cancel'),
      options: (typed) => languageOptions(languages, typed, question.form, desk.staff),
    },
    desk,
  )
}

function languageOptions(
  languages: readonly LanguageInfo[],
  typed: string,
  form: Form | undefined,
  staff: Words,
): readonly Option<Locale>[] {
  const named = languages.map((info) => ({ info, name: languageName(info.locale, staff) }))
  const sorted = [...named].sort((one, other) => one.name.localeCompare(other.name, staff.locale))
  const called = form ? languagesCalled(typed, form, staff) : []
  const fitting =
    typed === ''
      ? sorted
      : [
          ...new Set([
            ...meanings(
              typed,
              sorted.map((value) => ({ value, words: wordsFor(value.info, staff) })),
            ),
            ...sorted.filter(({ info }) => called.some((tag) => isVariant(info.locale, tag))),
          ]),
        ]
  return [
    ...fitting.map(({ info, name }) => ({
      value: info.locale,
      label: name,
      end: info.ownName,
      ...(info.status ? { note: staff.t(`terminal:language.status.${info.status.interface}`) } : {}),
    })),
    ...called
      .filter((tag) => !languages.some(({ locale }) => isVariant(locale, tag)))
      .map((tag) => ({
        value: tag,
        label: languageName(tag, staff),
        note: staff.t('terminal:language.noTexts'),
      })),
  ]
}

const wordsFor = ({ locale, ownName }: LanguageInfo, staff: Words): readonly string[] => [
  languageName(locale, staff),
  ownName,
  languageName(locale, { ...staff, locale: 'en' }),
]

/** `zh-Hans` is how the program writes `zh`. */
const isVariant = (locale: Locale, tag: Locale): boolean => locale === tag || locale.startsWith(`${tag}-`)

const languagesCalled = (typed: string, form: Form, staff: Words): readonly Locale[] =>
  typed === ''
    ? []
    : findLanguages(typed, {
        form,
        locales: [staff.locale],
        wordsOf: (tag) =>
          [`form/choices:languages.${tag}`].filter((key) => staff.has(key)).map((key) => staff.t(key)),
      }).filter((tag) => form.languages.includes(tag))

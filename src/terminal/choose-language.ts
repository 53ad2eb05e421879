/** Which language: found by its name in the staff language, in English, or in itself. */

import { meanings } from '../interview/match-words.js'
import type { Locale } from '../message.js'
import { languageName } from '../wording/say.js'
import { ask, type DialogDesk, type Option } from './dialog.js'

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
      options: (typed) => languageOptions(languages, typed, desk),
    },
    desk,
  )
}

function languageOptions(
  languages: readonly LanguageInfo[],
  typed: string,
  { staff }: DialogDesk,
): readonly Option<Locale>[] {
  const named = languages.map((info) => ({ info, name: languageName(info.locale, staff) }))
  const sorted = [...named].sort((one, other) => one.name.localeCompare(other.name, staff.locale))
  const fitting =
    typed === ''
      ? sorted
      : meanings(
          typed,
          sorted.map((value) => ({
            value,
            words: [
              value.name,
              value.info.ownName,
              languageName(value.info.locale, { ...staff, locale: 'en' }),
            ],
          })),
        )
  return fitting.map(({ info, name }) => ({
    value: info.locale,
    label: name,
    end: info.ownName,
    ...(info.status ? { note: staff.t(`terminal:language.status.${info.status.interface}`) } : {}),
  }))
}

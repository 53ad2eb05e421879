/** What the program knows before any command is loaded: the world, and the words of the person at the keyboard. */

import { openLocales, type Locales } from '../i18n/locales.js'
import type { Locale, Translate } from '../message.js'
import { gate } from '../text.js'
import type { World } from '../world.js'

export interface Start {
  readonly world: World
  readonly locales: Locales
  /** Language of the program's own words. */
  readonly staffLanguage: Locale
  readonly t: Translate
  /** Writes one line to standard output. */
  readonly say: (line: string) => void
  /** Writes one line to standard error: remarks, progress, what went wrong. */
  readonly remark: (line: string) => void
}

export function openStart(world: World): Start {
  const locales = openLocales(world.resources)
  const staffLanguage = chooseStaffLanguage(world, locales)
  return {
    world,
    locales,
    staffLanguage,
    t: locales.forScreen(staffLanguage),
    say: (line) => void world.output.write(`${gate(line)}\n`),
    remark: (line) => void world.errors.write(`${gate(line)}\n`),
  }
}

/**
 * The language asked for on the command line, else that of the environment, else the system's;
 * English when none of them is a staff language.
 */
function chooseStaffLanguage(world: World, locales: Locales): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = world.environment
  return (
    staffLanguageOf(optionValue(world.args, '--staff-language'), locales) ??
    staffLanguageOf(LC_ALL || LC_MESSAGES || LANG, locales) ??
    staffLanguageOf(world.systemLocale, locales) ??
    'en'
  )
}

/** The staff language that a tag or a locale of the environment names: `sv-SE` and `sv_SE.UTF-8` are `sv`. */
export function staffLanguageOf(tag: string | undefined, locales: Locales): Locale | undefined {
  const language = tag?.split(/[-_.@]/u)[0]?.toLowerCase()
  return locales.list.find((info) => info.isStaffLanguage && info.locale === language)?.locale
}

/** Value of an option before the command line is parsed: help itself is written in this language. */
function optionValue(args: readonly string[], option: string): string | undefined {
  const index = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`))
  const found = args[index]
  return found?.includes('=') ? found.slice(option.length + 1) : args[index + 1 || args.length]
}

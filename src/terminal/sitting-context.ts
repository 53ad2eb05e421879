/** What a sitting takes from outside, made once: words to be typed, names to be found, the rules. */

import type { AskedQuestion, Form } from '../form/form.js'
import { otherNames } from '../form/look-up.js'
import type { CaseContent } from '../interview/case-content.js'
import { meanings } from '../interview/match-words.js'
import { riskRowAt } from '../interview/risk-row.js'
import type { SittingContext } from '../interview/session.js'
import type { Locale } from '../message.js'
import { choiceKey, scaleKey, sectionTitleKey } from '../wording/keys.js'
import { languageName } from '../wording/say.js'
import type { InterviewDesk, Sitting } from './interview.js'
import { withOffset } from './time.js'
import { typedWords, type Words } from './words.js'

/** The context of each command: the same but for the time. */
export function contextMaker(sitting: Sitting, desk: InterviewDesk): () => SittingContext {
  const { interview, staff } = sitting.content.languages
  const words = typedWords(desk.words(staff).t, desk.words('en').t)
  const fixed: Omit<SittingContext, 'now'> = {
    languages: desk.languages,
    typedWords: words,
    wordsOf: (question, code, part, locales) =>
      locales.flatMap((locale) => wordOf(question, code, part, desk.words(locale))),
    findSections: (typed) =>
      meanings(
        typed,
        sitting.form.sections.map((section) => ({
          value: section.id,
          words: [staff, interview].map((locale) => desk.words(locale).t(sectionTitleKey(section))),
        })),
      ),
    findLocales: (typed) => localesNamed(typed, sitting.form, desk, staff),
    ...(desk.charactersWithoutFont ? { charactersWithoutFont: desk.charactersWithoutFont } : {}),
    ...(desk.problems ? { problems: remembered(desk.problems) } : {}),
    ...riskContext(desk, staff),
  }
  return () => ({ ...fixed, now: withOffset(desk.now()) })
}

/** The rows of the risk table, and the measures that are suggested for each. */
function riskContext(
  { riskRows, measuresFor, words }: InterviewDesk,
  staff: Locale,
): Pick<SittingContext, 'riskRows' | 'suggestions'> {
  if (!riskRows) return {}
  const rows = remembered(riskRows)
  return {
    riskRows: rows,
    suggestions: (content, stop, part) => {
      if (stop.question.id !== 'risk.measures' || part !== 'measure') return []
      const category = rows(content).get(riskRowAt(stop)?.id ?? '')?.category
      if (category === undefined) return []
      return Array.from({ length: measuresFor?.(category) ?? 0 }, (_, index) =>
        words(staff).t(`risks:measures.${category}.${index + 1}`),
      )
    },
  }
}

/** What looks at the whole case is asked again only when it has changed. */
function remembered<Found>(find: (content: CaseContent) => Found): (content: CaseContent) => Found {
  let last: { readonly content: CaseContent; readonly found: Found } | undefined
  return (content) => {
    if (last?.content !== content) last = { content, found: find(content) }
    return last.found
  }
}

function wordOf(
  question: AskedQuestion,
  code: string | boolean,
  part: string | undefined,
  words: Words,
): string[] {
  if (typeof code === 'boolean') return [words.t(`form/choices:yesNo.${code ? 'yes' : 'no'}`)]
  const kind = kindAt(question, part)
  const keys =
    kind?.kind === 'oneOf' || kind?.kind === 'severalOf'
      ? [choiceKey(question, kind.choices, code, part)]
      : kind?.kind === 'scale'
        ? [scaleKey(question, Number(code))]
        : [`form/choices:countries.${code}`, `form/choices:languages.${code}`]
  return keys.filter((key) => words.has(key)).map((key) => words.t(key))
}

function kindAt(question: AskedQuestion, part: string | undefined) {
  const kind = question.kind === 'list' ? question.item : question
  return kind.kind === 'composite' ? kind.parts.find(({ id }) => id === part)?.of : kind
}

/** Languages by their names in the staff language, in English, and in themselves, and by what people call them. */
function localesNamed(
  typed: string,
  form: Form,
  { languages, words }: Pick<InterviewDesk, 'languages' | 'words'>,
  staff: Locale,
): readonly Locale[] {
  const nameable = languages.map((locale) => ({
    value: locale,
    words: [
      locale,
      ...[staff, 'en', locale].map((names) => languageName(locale, { locale: names, t: words(staff).t })),
      ...otherNames(form, 'languages', locale),
    ],
  }))
  return meanings(typed, nameable)
}

/** The home screen, a new case, and the screen that says which documents were made. */

import type { Depth, Form } from '../form/form.js'
import type { Locale } from '../message.js'
import { languageName } from '../wording/say.js'
import { chooseLanguage, type LanguageInfo } from './choose-language.js'
import { ask, type DialogDesk, type Option } from './dialog.js'

/** A case as the home screen lists it: never a name. */
export interface HomeCase {
  readonly reference: string
  /** Where it stands, in words. */
  readonly note: string
  /** When it was last changed, in words. */
  readonly changed: string
}

export type HomeChoice =
  | { readonly do: 'goOn' | CaseAction; readonly reference: string }
  | { readonly do: 'import'; readonly file: string }
  | { readonly do: 'new' | 'recovery' | 'languages' | 'settings' | 'quit' }

/** What can be done with a case besides going on with it, in the order of the work. */
const caseActions = ['review', 'risk', 'documents', 'signed', 'package', 'sent', 'delete'] as const
type CaseAction = (typeof caseActions)[number]

/**
 * What to do next, the natural next step first: the last case, or a new one.
 *
 * @param cases the last changed first
 * @param today the day, in words
 */
export async function homeScreen(
  cases: readonly HomeCase[],
  today: string,
  desk: DialogDesk,
): Promise<HomeChoice> {
  const { staff } = desk
  const t = (name: string): string => staff.t(`terminal:home.${name}`)
  const caseOptions = cases.map((entry, index): Option<HomeChoice> => ({
    value: { do: 'goOn', reference: entry.reference },
    ...labels(entry),
    ...(index === 0 ? { heading: t('goOn') } : index === 1 ? { heading: t('others') } : {}),
  }))
  const actions: Option<HomeChoice | 'import' | CaseAction>[] = [
    { value: { do: 'new' }, label: t('new'), heading: '' },
    { value: 'import', label: t('import') },
    ...(cases.length > 0 ? caseActions.map((value) => ({ value, label: t(value) })) : []),
    ...(cases.length > 0 ? [{ value: { do: 'recovery' } as const, label: t('recovery') }] : []),
    { value: { do: 'languages' }, label: t('languages') },
    { value: { do: 'settings' }, label: t('settings') },
    { value: { do: 'quit' }, label: t('quit') },
  ]
  const options = [...caseOptions, ...actions]
  const chosen = await ask<HomeChoice | 'import' | CaseAction>(
    {
      title: t('title'),
      right: today,
      ask: cases.length === 0 ? t('none') : '',
      options: () => options,
      prefilled: '1',
      enter: staff.t('terminal:key.open'),
      escape: staff.t('terminal:key.quit'),
    },
    desk,
  )
  if (chosen === undefined) return { do: 'quit' }
  if (chosen === 'import') return importChoice(cases, today, desk)
  if (typeof chosen === 'string') return caseChoice(chosen, cases, today, desk)
  return chosen
}

const labels = ({ reference, note, changed }: HomeCase) => ({ label: reference, note, end: changed })

/** With one case there is nothing to choose. */
async function caseChoice(
  action: CaseAction,
  cases: readonly HomeCase[],
  today: string,
  desk: DialogDesk,
): Promise<HomeChoice> {
  const { staff } = desk
  const [only, ...others] = cases
  if (only && others.length === 0) return { do: action, reference: only.reference }
  const reference = await ask<string>(
    {
      title: staff.t(`terminal:home.${action}`),
      ask: staff.t('terminal:home.whichCase'),
      options: () => cases.map((entry) => ({ value: entry.reference, ...labels(entry) })),
      prefilled: '1',
      enter: staff.t('terminal:key.choose'),
      escape: staff.t('terminal:key.home'),
    },
    desk,
  )
  return reference === undefined ? homeScreen(cases, today, desk) : { do: action, reference }
}

async function importChoice(
  cases: readonly HomeCase[],
  today: string,
  desk: DialogDesk,
): Promise<HomeChoice> {
  const { staff } = desk
  const file = await ask<string>(
    {
      title: staff.t('terminal:home.import'),
      ask: staff.t('terminal:home.askFile'),
      hint: staff.t('terminal:home.fileHint'),
      read: (typed) =>
        typed === '' ? { problem: staff.t('terminal:home.fileHint') } : { value: withoutQuotes(typed) },
      enter: staff.t('terminal:key.open'),
      escape: staff.t('terminal:key.home'),
    },
    desk,
  )
  return file === undefined ? homeScreen(cases, today, desk) : { do: 'import', file }
}

/** A file that is dragged into a terminal arrives in quotes, or with its spaces escaped. */
function withoutQuotes(path: string): string {
  const quoted = /^(['"])(.*)\1$/u.exec(path)
  return quoted?.[2] ?? path.replace(/\\ /gu, ' ')
}

export interface NewCase {
  readonly reference: string
  readonly language: Locale
  /** Spoken at the meetings, where it has no texts of its own: `language` is read aloud in it. */
  readonly spoken?: Locale
  readonly depth: Depth
}

export interface NewCaseQuestion {
  readonly suggestedReference: string
  /** What keeps a reference from being used, in words; undefined when nothing does. */
  readonly objection: (reference: string) => string | undefined
  readonly languages: readonly LanguageInfo[]
  /** Names the languages that can be spoken. */
  readonly form: Form
  /** What is known already, from the command line. */
  readonly known?: Partial<Omit<NewCase, 'spoken'>>
}

/** Reference, language, depth; undefined when the person gave up, and then nothing was made. */
export async function askNewCase(question: NewCaseQuestion, desk: DialogDesk): Promise<NewCase | undefined> {
  const { staff } = desk
  const t = (name: string): string => staff.t(`terminal:newCase.${name}`)
  const { known = {}, objection } = question
  const missing = (['reference', 'language', 'depth'] as const).filter((name) => known[name] === undefined)
  const step = (name: (typeof missing)[number]): { title: string; right: string } => ({
    title: t('title'),
    right: staff.t('terminal:newCase.step', { number: missing.indexOf(name) + 1, of: missing.length }),
  })
  const keys = { enter: staff.t('terminal:key.next'), escape: staff.t('terminal:key.cancel') }

  const reference =
    known.reference ??
    (await ask<string>(
      {
        ...step('reference'),
        ...keys,
        ask: t('reference'),
        hint: t('referenceHint'),
        prefilled: question.suggestedReference,
        read: (typed) => {
          const problem = objection(typed)
          return problem === undefined ? { value: typed } : { problem }
        },
      },
      desk,
    ))
  if (reference === undefined) return undefined
  const languages =
    known.language === undefined
      ? await askLanguages(question, step('language'), desk)
      : { language: known.language }
  if (languages === undefined) return undefined
  const depth =
    known.depth ??
    (await ask<Depth>(
      {
        ...step('depth'),
        ...keys,
        ask: t('depth'),
        options: () => [
          { value: 'essential', label: t('essential') },
          { value: 'full', label: t('full') },
        ],
        prefilled: '1',
      },
      desk,
    ))
  return depth === undefined ? undefined : { reference, ...languages, depth }
}

/** What the person speaks; where that has no texts, also what stands on the screen and on paper instead. */
async function askLanguages(
  { languages, form }: NewCaseQuestion,
  step: { readonly title: string; readonly right: string },
  desk: DialogDesk,
): Promise<Pick<NewCase, 'language' | 'spoken'> | undefined> {
  const t = (name: string, values = {}): string => desk.staff.t(`terminal:newCase.${name}`, values)
  const spoken = await chooseLanguage(
    languages,
    { ...step, ask: t('language'), notes: [t('languageHint')], hint: t('search'), form },
    desk,
  )
  if (spoken === undefined) return undefined
  if (languages.some(({ locale }) => locale === spoken)) return { language: spoken }
  const named = { language: languageName(spoken, desk.staff) }
  const language = await chooseLanguage(
    languages,
    { ...step, ask: t('written'), notes: [t('writtenHint', named)], hint: t('search') },
    desk,
  )
  return language === undefined ? undefined : { language, spoken }
}

export interface DocumentsMade {
  readonly reference: string
  readonly files: readonly { readonly name: string; readonly pages?: number }[]
  readonly folder: string
  /** The check number of the answers, as on every page. */
  readonly code?: string
  readonly isDraft: boolean
}

/** Says which documents were made, and where they are. */
export async function documentsScreen(made: DocumentsMade, desk: DialogDesk): Promise<void> {
  const { staff } = desk
  const t = (name: string, values = {}): string => staff.t(`terminal:documents.${name}`, values)
  const width = Math.max(...made.files.map(({ name }) => name.length)) + 4
  const files = made.files.map(({ name, pages }) =>
    pages === undefined ? `  ${name}` : `  ${name.padEnd(width)}${t('pages', { count: pages })}`,
  )
  await ask<'back'>(
    {
      title: t('title'),
      right: made.reference,
      ask: t(made.isDraft ? 'draft' : 'ready'),
      notes: [
        '',
        ...files,
        '',
        t('folder', { folder: made.folder }),
        ...(made.code === undefined ? [] : [t('code', { code: made.code })]),
        '',
        t('notLocked'),
      ],
      options: () => [{ value: 'back', label: t('back') }],
      prefilled: '1',
      enter: staff.t('terminal:key.next'),
      escape: staff.t('terminal:key.close'),
    },
    desk,
  )
}

export interface Note {
  readonly title: string
  readonly right?: string
  readonly ask: string
  readonly notes: readonly string[]
}

/** Something to read, as many lines at a time as the window holds: none may be cut. Then back to the home screen. */
export async function noteScreen({ notes, ...note }: Note, desk: DialogDesk): Promise<void> {
  const { t } = desk.staff
  const { columns = 80, rows = 24 } = desk.output
  const room = Math.max(3, Math.floor((rows - 13) * Math.min(1, columns / 80)))
  const pages = Math.max(1, Math.ceil(notes.length / room))
  for (let page = 0; page < pages; page += 1) {
    const isLast = page === pages - 1
    await ask<'on'>(
      {
        ...note,
        ...(pages > 1 ? { right: t('terminal:information.page', { number: page + 1, of: pages }) } : {}),
        notes: ['', ...notes.slice(page * room, (page + 1) * room), ''],
        options: () => [{ value: 'on', label: t(`terminal:documents.${isLast ? 'back' : 'more'}`) }],
        prefilled: '1',
        enter: t('terminal:key.next'),
        escape: t('terminal:key.next'),
      },
      desk,
    )
  }
}

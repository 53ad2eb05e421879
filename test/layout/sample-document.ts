import type {
  AnswerWords,
  Block,
  Cell,
  Columns,
  Document,
  Furniture,
  RowBlock,
  Words,
} from '../../src/document/document.js'
import { directionOf } from '../../src/layout/fonts.js'
import type { Locale } from '../../src/message.js'

/** Invented documents, as small as a test needs them. */
export function sampleDocument(
  locales: readonly Locale[],
  blocks: readonly Block[],
  more: Partial<Document> = {},
  furniture: Partial<Furniture> = {},
): Document {
  return {
    name: '01-application',
    title: 'Ansökan',
    orientation: 'portrait',
    columns: locales.map((locale) => ({ locale, direction: directionOf(locale) })),
    furniture: {
      reference: 'TEST-0001',
      documentName: inAll(locales, 'Ansökan'),
      code: 'A7F3 19C2',
      foot: inAll(locales, 'Ingen blankett från IOM'),
      initials: inAll(locales, 'Sign.'),
      pageOf: (page, pages) => `${page} (${pages})`,
      ...furniture,
    },
    blocks,
    ...more,
  }
}

export const inAll = (locales: readonly Locale[], text: string): Words[] =>
  locales.map((locale) => ({ text, locale }))

export function textRow(number: string, question: Columns, answers: readonly string[]): RowBlock {
  return row(
    number,
    question,
    answers.map((text, index) => ({
      kind: 'text',
      words: { text, locale: question[index]?.locale ?? 'sv' },
    })),
  )
}

export function row(number: string, question: Columns, answer: readonly AnswerWords[]): RowBlock {
  return { kind: 'row', number, question, answer }
}

/** A section with so many rows of one line. */
export function sectionOf(locales: readonly Locale[], letter: string, rows: number): Block {
  return {
    kind: 'section',
    letter,
    words: inAll(locales, `Avsnitt ${letter}`),
    continued: inAll(locales, `Avsnitt ${letter}, fortsättning`),
    blocks: Array.from({ length: rows }, (_, index) =>
      textRow(
        `${letter}${index + 1}`,
        inAll(locales, 'Fråga'),
        locales.map(() => `Svar ${letter}${index + 1}`),
      ),
    ),
  }
}

/** A table of two groups with two columns each. */
export function tableOf(locale: Locale, rows: readonly (readonly string[])[]): Block {
  const words = (text: string): Words => ({ text, locale })
  const cell = (text: string): Cell => [{ kind: 'text', words: words(text) }]
  return {
    kind: 'table',
    groups: [
      { words: words('Bedömning'), columns: 2 },
      { words: words('Hantering'), columns: 2 },
    ],
    columns: [40, 60, 40, 60].map((width, index) => ({ width, head: cell(`Kolumn ${index + 1}`) })),
    rows: rows.map((texts) => texts.map(cell)),
  }
}

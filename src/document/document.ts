/**
 * What stands on paper, by meaning: no fonts, no points, no pages.
 *
 * Text is logical, in NFC. Every inserted value is wrapped in bidi isolates
 * (U+2066–U+2069), which layout obeys and never paints.
 */

import type { Direction, Locale } from '../message.js'

export interface Document {
  /** File name without ending: `01-application`. */
  readonly name: string
  /** Title in metadata and window bar: never a name, never an answer. */
  readonly title: string
  readonly orientation: 'portrait' | 'landscape'
  /** One or two; the first is the one whose reading direction the page has. */
  readonly columns: readonly Column[]
  readonly furniture: Furniture
  /** Nothing in the file tells who made it, so that nobody learns from it what it is about. */
  readonly isNeutral?: boolean
  /** What a reader says for a drawn tick box, one entry a column; signs of Unicode without. */
  readonly boxes?: { readonly ticked: Columns; readonly unticked: Columns }
  readonly blocks: readonly Block[]
}

export interface Column {
  readonly locale: Locale
  readonly direction: Direction
}

/** What stands on every page. Each `Words` list has one entry a column. */
export interface Furniture {
  /** Case reference; empty where nobody is to see which case it is. */
  readonly reference: string
  /** On a paper that has no reference yet: the label of a line to write it on. */
  readonly referenceLine?: Columns
  readonly documentName: readonly Words[]
  /** Short hash of the answers: `A7F3 19C2`; absent on papers that hold none. */
  readonly code?: string
  /** "Prepared application, not a form issued by IOM"; empty where there is nothing to say. */
  readonly foot: readonly Words[]
  /** Label of the line for initials; absent where nobody initials. */
  readonly initials?: readonly Words[]
  /** `{{page}} ({{pages}})` in the first column's language, already with its placeholders. */
  readonly pageOf: (page: number, pages: number) => string
  /** "Draft, not for signing": bands at head and foot of every page. */
  readonly draft?: readonly Words[]
  /** "Invented example": a line at the very top of every page. */
  readonly example?: readonly Words[]
}

/** Words of one language. The locale chooses fonts, leading and direction. */
export interface Words {
  readonly text: string
  readonly locale: Locale
}

/**
 * The same words in each column, first column first. One entry in a document of two columns
 * stands across the full width: it is meant for one reader only.
 */
export type Columns = readonly Words[]

export type Block =
  | TitleBlock
  | ParagraphBlock
  | SectionBlock
  | GroupBlock
  | RowBlock
  | StatementBlock
  | SignatureBlock
  | ProblemBlock
  | TableBlock
  | LegendBlock
  | ChecklistBlock
  | BlankBlock
  | LanguagesBlock
  | KeepBlock

export interface TitleBlock {
  readonly kind: 'title'
  readonly words: Columns
  readonly subtitle?: Columns
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly words: Columns
  readonly look: 'small' | 'body' | 'strong'
  /** The bar that stands before a refusal, to explain it. */
  readonly marked?: boolean
}

/** Letter and heading; on a new page the heading is repeated with `continued`. */
export interface SectionBlock {
  readonly kind: 'section'
  readonly letter: string
  readonly words: Columns
  readonly continued: Columns
  /** Who filled it in, if not the applicant. */
  readonly note?: Columns
  readonly blocks: readonly Block[]
}

/** A child, a risk: a heading and what belongs under it, with a line down the side. */
export interface GroupBlock {
  readonly kind: 'group'
  readonly words: Columns
  readonly blocks: readonly Block[]
}

/** One question and its answer. */
export interface RowBlock {
  readonly kind: 'row'
  readonly number: string
  readonly question: Columns
  /** One a column. */
  readonly answer: readonly AnswerWords[]
  /** "Translated by interpreter 12345". */
  readonly source?: Columns
}

/** An answer as it stands in one column. */
export type AnswerWords =
  | { readonly kind: 'text'; readonly words: Words }
  /** Declined, unknown, not asked, later, not printed: recorded, with a bar before it. */
  | { readonly kind: 'state'; readonly words: Words }
  /** Boxes with a tick in the chosen ones. */
  | { readonly kind: 'boxes'; readonly boxes: readonly { readonly words: Words; readonly ticked: boolean }[] }
  /** Five cells, 0 to 4, and the word of the chosen one. */
  | { readonly kind: 'scale'; readonly chosen: number; readonly words: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  /** Parts of a composite answer: the first answers the question itself, the others have a label. */
  | { readonly kind: 'parts'; readonly parts: readonly { readonly label?: Words; readonly answer: Words }[] }
  /** Nothing was asked yet: an empty answer area, which only a draft may show. */
  | { readonly kind: 'open' }

export interface StatementBlock {
  readonly kind: 'statement'
  readonly number: string
  readonly ticked: boolean
  readonly words: Columns
}

/** One signer: statement and lines are never parted. */
export interface SignatureBlock {
  readonly kind: 'signature'
  /** Also the name of the field that a PDF program can sign: `W1`. */
  readonly number: string
  readonly who: Columns
  readonly statement: Columns
  /** Labels under the lines; `place` is left out for protected personal data. */
  readonly lines: readonly {
    readonly of: 'signature' | 'place' | 'date' | 'toWhom' | 'time'
    readonly label: Columns
  }[]
  /** A box to tick instead of signing; the lines after it say to whom it was confirmed, and when. */
  readonly byTelephone?: Columns
  /** A frame for a mark, with a line and a date for each witness. */
  readonly mark?: { readonly label: Columns; readonly witnesses: readonly Columns[]; readonly date: Columns }
  /** "No signature: draft" instead of the lines. */
  readonly withheld?: Columns
}

/** Something that remains to be done before signing or sending. */
export interface ProblemBlock {
  readonly kind: 'problem'
  readonly index: number
  readonly what: Columns
  /** Where, small: questions and rule. */
  readonly why: Columns
  readonly remedy: Columns
}

/** A table with a repeated header row; rows are never split. One language. */
export interface TableBlock {
  readonly kind: 'table'
  /** Heads over several columns: Assessment, Management. A stronger line stands between two groups. */
  readonly groups: readonly { readonly words: Words; readonly columns: number }[]
  readonly columns: readonly {
    readonly head: readonly CellLine[]
    /** Millimetres. */ readonly width: number
  }[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Cell = readonly CellLine[]

export type CellLine =
  /** `lead` stands bold before the words, such as a column's number or a field's name. */
  | {
      readonly kind: 'text'
      readonly words: Words
      readonly lead?: Words
      readonly strong?: boolean
      readonly large?: boolean
    }
  | { readonly kind: 'state'; readonly words: Words }
  /** Four cells, `filled` of them black. */
  | { readonly kind: 'level'; readonly filled: 1 | 2 | 3 | 4; readonly words: Words }
  | { readonly kind: 'gap' }
  | { readonly kind: 'rule' }

/** The matrix of likelihood and consequence, small, beside the title. */
export interface LegendBlock {
  readonly kind: 'legend'
  readonly head: readonly Words[]
  readonly rows: readonly {
    readonly label: Words
    readonly levels: readonly { readonly filled: 1 | 2 | 3 | 4; readonly words: Words }[]
  }[]
}

/** Tick boxes to be used by hand: attachments, things to do. */
export interface ChecklistBlock {
  readonly kind: 'checklist'
  readonly items: readonly { readonly ticked: boolean; readonly words: Columns; readonly note?: Columns }[]
}

/** A question to be answered by hand: it is asked in every language, and answered once. */
export interface BlankBlock {
  readonly kind: 'blank'
  /** Empty where the paper has no numbers. */
  readonly number: string
  readonly question: Columns
  /** What to fill in, from above to below. */
  readonly space: readonly BlankSpace[]
  /** Ways not to answer, each with a box. */
  readonly ways: readonly Columns[]
}

export type BlankSpace =
  /** Lines to write on, over all columns. */
  | { readonly kind: 'lines'; readonly lines: number; readonly label?: Columns }
  /** Eight cells, year, month and day, with the order of them beside. */
  | { readonly kind: 'date'; readonly order: Columns; readonly label?: Columns }
  /** A box to tick, on the side of the first language. */
  | { readonly kind: 'box'; readonly words: Columns }
  /** What the spaces after it are about. */
  | { readonly kind: 'label'; readonly words: Columns }

/** Names of languages in three columns, large, to be pointed at. */
export interface LanguagesBlock {
  readonly kind: 'languages'
  readonly languages: readonly {
    /** In the language itself. */
    readonly ownName: Words
    /** In the language of whoever holds the card. */
    readonly name: Words
  }[]
}

/** Blocks that stand on one page: a declaration and its signature. */
export interface KeepBlock {
  readonly kind: 'keep'
  readonly blocks: readonly Block[]
}

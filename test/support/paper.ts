import type {
  ContentId,
  FontId,
  FontProgram,
  LaidOut,
  OutlineEntry,
  PaintItem,
  Points,
  SignatureField,
  StructureElement,
  StructureType,
} from '../../src/layout/page.js'
import { openTypesetter, type SetText, type Typesetter } from '../../src/layout/typesetter.js'
import type { Locale } from '../../src/message.js'
import { readFont } from './corpus.js'

const size = { width: 595.28, height: 841.89 }

let opened: Promise<Typesetter> | undefined

export interface ParagraphOptions {
  readonly type?: StructureType
  readonly bold?: boolean
  readonly size?: Points
  readonly x?: Points
  readonly width?: Points
  readonly ink?: 'black' | 'white'
  readonly scope?: 'Row' | 'Column'
}

/** A hand-made document: paragraphs set by the real typesetter, one below the other. */
export class Paper {
  readonly #typesetter: Typesetter
  readonly #pages: PaintItem[][] = [[]]
  readonly #fonts = new Map<FontId, FontProgram>()
  #nextContent: ContentId = 1
  y: Points = 60
  readonly outline: OutlineEntry[] = []
  readonly fields: SignatureField[] = []
  title = 'Ansökan'

  static async open(): Promise<Paper> {
    // One for all papers, as in the program: a typesetter keeps its fonts and what it has shaped.
    opened ??= openTypesetter(readFont)
    return new Paper(await opened)
  }

  private constructor(typesetter: Typesetter) {
    this.#typesetter = typesetter
  }

  get page(): number {
    return this.#pages.length - 1
  }

  newPage(): void {
    this.#pages.push([])
    this.y = 60
  }

  /** Paints a mark; without content it is an artifact. */
  paint(item: PaintItem): void {
    this.#pages.at(-1)?.push(item)
  }

  newContent(): ContentId {
    return this.#nextContent++
  }

  /** A paragraph as a new element of the structure. */
  paragraph(text: string, locale: Locale, options: ParagraphOptions = {}): StructureElement {
    const { type = 'P', scope } = options
    const content = this.newContent()
    const set = this.text(text, locale, options, content)
    return {
      type,
      locale,
      ...(set.direction === 'rtl' ? { actualText: text } : {}),
      ...(scope ? { scope } : {}),
      children: [content],
    }
  }

  /** Text that belongs to no element of its own: an artifact unless it has a content. */
  text(text: string, locale: Locale, options: ParagraphOptions, content?: ContentId): SetText {
    const { bold = false, size = 11, x = 56, width = 480, ink = 'black' } = options
    const set = this.#typesetter.set(text, locale, { size, weight: bold ? 'bold' : 'regular' }, width)
    for (const line of set.lines) {
      if (this.y > 800) this.newPage()
      const left = set.direction === 'rtl' ? x + width - line.width : x
      let pen = left - line.overhang
      for (const part of line.parts) {
        const { id, bytes, face } = part.font
        this.#fonts.set(id, { id, bytes, unitsPerEm: face.unitsPerEm })
        this.paint({
          kind: 'text',
          x: pen,
          y: this.y,
          size: part.size,
          font: id,
          ink,
          clusters: part.clusters,
          ...(content === undefined ? {} : { content }),
        })
        pen += part.width
      }
      this.y += size * 2
    }
    return set
  }

  laidOut(structure: readonly StructureElement[], locale: Locale = 'sv'): LaidOut {
    return {
      title: this.title,
      locale,
      pages: this.#pages.map((items) => ({ ...size, items })),
      structure: { type: 'Document', locale, children: structure },
      outline: this.outline,
      fields: this.fields,
      fonts: this.#fonts,
    }
  }
}

/** Two pages with everything that a document can hold; all in it is invented. */
export async function samplePaper(): Promise<LaidOut> {
  const paper = await Paper.open()
  const elements: StructureElement[] = []
  paper.text('TEST-0001 · 1 (2)', 'sv', { size: 9 })
  elements.push(paper.paragraph('Ansökan om stöd', 'sv', { type: 'H1', bold: true, size: 16 }))
  elements.push(paper.paragraph('A. Vem ansöker', 'sv', { type: 'H2', bold: true }))
  paper.paint({ kind: 'line', x1: 56, y1: paper.y, x2: 536, y2: paper.y, width: 1.6 })
  paper.y += 24
  elements.push(paper.paragraph(sentences.sv, 'sv'))
  elements.push(paper.paragraph(sentences.ar, 'ar'))
  elements.push(paper.paragraph(sentences.th, 'th'))
  elements.push({ type: 'L', children: [listItem(paper, true), listItem(paper, false)] })
  elements.push(riskTable(paper))
  paper.paint({ kind: 'box', x: 56, y: paper.y, width: 200, height: 24, stroke: 0 })
  paper.y += 16
  elements.push(paper.paragraph('Utkast', 'sv', { ink: 'white', x: 60 }))
  paper.outline.push({
    title: 'Ansökan',
    page: 0,
    y: 50,
    children: [{ title: 'A. Vem', page: 0, y: 80, children: [] }],
  })
  paper.y = 770
  elements.push(paper.paragraph(`${sentences.sv} ${sentences.sv} ${sentences.sv}`, 'sv', { size: 14 }))
  elements.push(paper.paragraph('Underskrift', 'sv', { type: 'H2', bold: true }))
  paper.outline.push({ title: 'Underskrift', page: paper.page, y: paper.y, children: [] })
  for (const [index, name] of ['W1', 'W2'].entries()) {
    const place = { page: paper.page, x: 56 + index * 240, y: paper.y, width: 200, height: 40 }
    paper.fields.push({ name, label: index === 0 ? 'Sökanden' : 'Tolken', ...place })
    elements.push({ type: 'Form', field: name, children: [] })
  }
  return paper.laidOut(elements)
}

export const sentences = {
  sv: 'Åsa ÖBERG-TEST (född 1984) ringer +46 70 174 06 05 varje fredag; hon fick själv fylla i VÄRDE och Tåg.',
  ar: 'اسمي \u2068Anna ÖBERG-TEST\u2069 ورقم هاتفي \u2066+46 70 174 06 05\u2069، وأريد العودة إلى بيتي في \u20662026-05-05\u2069 (إن شاء الله).',
  th: 'ฉันชื่อสมหญิง และต้องการกลับบ้านที่เชียงใหม่กับลูกสองคน น้ำ ทำ ผู้ใหญ่',
}

function listItem(paper: Paper, chosen: boolean): StructureElement {
  const label = paper.newContent()
  paper.paint({ kind: 'box', x: 56, y: paper.y - 9, width: 10, height: 10, stroke: 0.8, content: label })
  if (chosen) paper.paint({ kind: 'tick', x: 56, y: paper.y - 9, size: 10, stroke: 1.8, content: label })
  return {
    type: 'LI',
    children: [
      { type: 'Lbl', actualText: chosen ? 'valt' : 'inte valt', children: [label] },
      { type: 'LBody', children: [paper.paragraph('Jag vill resa med mitt barn', 'sv', { x: 76 })] },
    ],
  }
}

function riskTable(paper: Paper): StructureElement {
  const row = (texts: readonly string[], heads: boolean): StructureElement => {
    const top = paper.y
    const cells = texts.map((text, column) => {
      paper.y = top
      const scope = heads ? 'Column' : 'Row'
      const isHead = heads || column === 0
      const place = { x: 56 + column * 150, width: 140 }
      return paper.paragraph(text, 'sv', isHead ? { type: 'TH', scope, ...place } : { type: 'TD', ...place })
    })
    return { type: 'TR', children: cells }
  }
  return {
    type: 'Table',
    children: [
      { type: 'THead', children: [row(['Nr', 'Risk', 'Nivå'], true)] },
      { type: 'TBody', children: [row(['1', 'Hot', 'hög'], false), row(['2', 'Skuld', 'låg'], false)] },
    ],
  }
}

import type { ContentId, SignatureField, StructureElement, StructureType } from '../layout/page.js'
import {
  type PdfDictionary,
  type PdfFile,
  type PdfRef,
  type PdfText,
  pdfText,
  type PdfValue,
} from './pdf-file.js'
import { readableText } from './readable-text.js'

/** A marked sequence on a page that a content stands for. */
export interface Mark {
  /** From 0. */
  readonly page: number
  /** Its number on the page. */
  readonly mcid: number
}

/** A signature field that is on a page already. */
export interface Widget {
  readonly field: SignatureField
  readonly ref: PdfRef
}

export interface TaggedContent {
  readonly pages: readonly PdfRef[]
  readonly marks: ReadonlyMap<ContentId, readonly Mark[]>
  readonly widgets: readonly Widget[]
}

/**
 * The type of the element that each content belongs to.
 *
 * @throws {Error} when two elements claim the same content: it would be read twice
 */
export function contentTypes(root: StructureElement): Map<ContentId, StructureType> {
  const types = new Map<ContentId, StructureType>()
  const visit = (element: StructureElement) => {
    for (const child of element.children) {
      if (typeof child !== 'number') visit(child)
      else if (types.has(child)) throw new Error(`Content ${child} stands twice in the structure tree`)
      else types.set(child, element.type)
    }
  }
  visit(root)
  return types
}

/**
 * Writes the structure tree: the reading order, and back from each page's marks and each widget
 * to its element (the parent tree). Pages have the keys 0, 1, …; widgets those after them.
 */
export function writeStructure(file: PdfFile, root: StructureElement, content: TaggedContent): void {
  const writer = new StructureWriter(file, content)
  const tree = file.reserve()
  const document = writer.write(withWidgets(root, content.widgets), tree)
  file.write(tree, {
    Type: 'StructTreeRoot',
    K: document ? [document] : [],
    ParentTree: { Nums: writer.parents.flatMap((parent, key) => [key, parent]) },
    ParentTreeNextKey: writer.parents.length,
  })
  file.setCatalog({ StructTreeRoot: tree, MarkInfo: { Marked: true } })
}

class StructureWriter {
  readonly #file: PdfFile
  readonly #content: TaggedContent
  readonly #pageParents: PdfRef[][]
  readonly #widgetParents: PdfRef[]

  constructor(file: PdfFile, content: TaggedContent) {
    this.#file = file
    this.#content = content
    this.#pageParents = content.pages.map(() => [])
    this.#widgetParents = []
  }

  /** By key: for a page the element of each mark, for a widget its element. */
  get parents(): readonly PdfValue[] {
    return [...this.#pageParents, ...this.#widgetParents]
  }

  /** Writes the element and what is under it; undefined for a signature field that is not wanted. */
  write(element: StructureElement, parent: PdfRef): PdfRef | undefined {
    const widgetIndex = this.#content.widgets.findIndex(({ field }) => field.name === element.field)
    if (element.type === 'Form' && widgetIndex < 0 && element.children.length === 0) return undefined
    const ref = this.#file.reserve()
    const home = this.#homePage(element)
    const kids: PdfValue[] = []
    for (const child of element.children) {
      if (typeof child === 'number') kids.push(...this.#claimMarks(child, ref, home))
      else kids.push(this.write(child, ref))
    }
    const widget = this.#content.widgets[widgetIndex]
    if (widget) {
      this.#widgetParents[widgetIndex] = ref
      kids.push({ Type: 'OBJR', Obj: widget.ref, Pg: this.#content.pages[widget.field.page] })
    }
    const written = kids.filter((kid) => kid !== undefined)
    this.#file.write(ref, {
      S: element.type,
      P: parent,
      Pg: home === undefined ? undefined : this.#content.pages[home],
      K: written.length === 1 ? written[0] : written,
      Lang: element.locale === undefined ? undefined : pdfText(element.locale),
      Alt: spoken(element.alt),
      ActualText: spoken(element.actualText),
      A: attributesOf(element),
    })
    return ref
  }

  /** Where the element's own content begins: marks on that page are named by their number alone. */
  #homePage(element: StructureElement): number | undefined {
    const first = element.children.find(
      (child) => typeof child === 'number' && this.#content.marks.has(child),
    )
    return typeof first === 'number' ? this.#content.marks.get(first)?.[0]?.page : undefined
  }

  #claimMarks(id: ContentId, element: PdfRef, home: number | undefined): PdfValue[] {
    return (this.#content.marks.get(id) ?? []).map(({ page, mcid }) => {
      const parents = this.#pageParents[page]
      if (parents) parents[mcid] = element
      return page === home ? mcid : { Type: 'MCR', Pg: this.#content.pages[page], MCID: mcid }
    })
  }
}

/** Text that stands for what is painted, without what steers its layout. */
function spoken(text: string | undefined): PdfText | undefined {
  return text === undefined ? undefined : pdfText(readableText(text))
}

/** The attributes that PDF/UA wants: which cells a header heads, and that list labels are ordered. */
function attributesOf(element: StructureElement): PdfDictionary | undefined {
  if (element.scope !== undefined || element.columns !== undefined) {
    return { O: 'Table', Scope: element.scope, ColSpan: element.columns }
  }
  const hasLabels = element.children.some(
    (child) => typeof child !== 'number' && child.children.some((part) => isElement(part, 'Lbl')),
  )
  return element.type === 'L' && hasLabels ? { O: 'List', ListNumbering: 'Decimal' } : undefined
}

/** A widget that no element names is read at the end of the document. */
function withWidgets(root: StructureElement, widgets: readonly Widget[]): StructureElement {
  const named = new Set<string>()
  const visit = (element: StructureElement) => {
    if (element.field !== undefined) named.add(element.field)
    for (const child of element.children) if (typeof child !== 'number') visit(child)
  }
  visit(root)
  const unnamed = widgets.filter(({ field }) => !named.has(field.name))
  const forms = unnamed.map(({ field }) => ({ type: 'Form', field: field.name, children: [] }) as const)
  return { ...root, children: [...root.children, ...forms] }
}

function isElement(child: StructureElement | ContentId, type: StructureType): boolean {
  return typeof child !== 'number' && child.type === type
}

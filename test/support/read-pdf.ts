import { PDFiumLibrary } from '@hyzyla/pdfium'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readPages } from './page-marks.js'
import { type PdfAny, type PdfDict, PdfObjects, PdfPointer } from './pdf-objects.js'

/** One element of the structure tree, as a screen reader walks it. */
export interface ReadElement {
  readonly type: string
  readonly locale?: string
  readonly actualText?: string
  readonly alt?: string
  readonly scope?: string
  /** Elements, and the text of content, in reading order; a field by its name. */
  readonly children: readonly (ReadElement | string)[]
}

export interface ReadAttachment {
  readonly name: string
  readonly bytes: Uint8Array
  readonly description: string
}

/** Text of each page as pdf.js copies it, in the order of painting. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  return withPdfJs(pdf, async (document) => {
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const content = await (await document.getPage(number)).getTextContent()
      pages.push(
        content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      )
    }
    return pages
  })
}

/** Text of each page as PDFium copies it. */
export async function pdfiumTextOf(pdf: Uint8Array): Promise<string[]> {
  return withPdfium(pdf, (document) => [...document.pages()].map((page) => page.getText()))
}

/** The structure tree; its root stands for the file. */
export function structureOf(pdf: Uint8Array): ReadElement {
  const objects = new PdfObjects(pdf)
  const contents = markedTexts(objects)
  const tree = objects.dict(objects.catalog.get('StructTreeRoot'))
  return {
    type: 'Root',
    children: objects.array(tree.get('K')).map((kid) => readElement(objects, kid, contents)),
  }
}

/** Element types of a page as pdf.js finds them, in reading order. Pages count from 1. */
export async function rolesOf(pdf: Uint8Array, page: number): Promise<string[]> {
  return withPdfJs(pdf, async (document) => {
    const roles: string[] = []
    const visit = (node: RoleNode) => {
      if (node.role !== undefined) roles.push(node.role)
      for (const child of node.children ?? []) visit(child)
    }
    visit((await (await document.getPage(page)).getStructTree()) as RoleNode)
    return roles
  })
}

/**
 * What a person hears: the text of the tree in reading order, a line for each element that holds
 * text itself; ActualText where there is one, else the content.
 */
export function logicalText(pdf: Uint8Array): string {
  const lines: string[] = []
  const visit = (element: ReadElement) => {
    if (element.actualText !== undefined) {
      lines.push(element.actualText)
      return
    }
    const own = element.children.filter((child) => typeof child === 'string').join('')
    if (own !== '') lines.push(own)
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(structureOf(pdf))
  return lines.join('\n')
}

export async function attachmentsOf(pdf: Uint8Array): Promise<ReadAttachment[]> {
  return withPdfJs(pdf, async (document) => {
    const found = (await document.getAttachments()) as Record<string, AttachmentOfPdfJs> | null
    return Object.values(found ?? {}).map(({ filename, content, description }) => ({
      name: filename,
      bytes: new Uint8Array(content),
      description,
    }))
  })
}

/** Facts about the file: Info entries, and the XMP packet as it is written. */
export async function metadataOf(
  pdf: Uint8Array,
): Promise<{ info: Record<string, unknown>; xmp: string; title: string }> {
  const objects = new PdfObjects(pdf)
  const xmp = new TextDecoder().decode(objects.stream(objects.catalog.get('Metadata')))
  return withPdfJs(pdf, async (document) => {
    const { info, metadata } = await document.getMetadata()
    return { info: info as Record<string, unknown>, xmp, title: String(metadata.get('dc:title')) }
  })
}

/** Bookmarks with their level, from 0. */
export async function outlineOf(pdf: Uint8Array): Promise<{ title: string; level: number }[]> {
  return withPdfJs(pdf, async (document) => {
    const entries: { title: string; level: number }[] = []
    const visit = (items: readonly OutlineItem[], level: number) => {
      for (const item of items) {
        entries.push({ title: item.title, level })
        visit(item.items, level + 1)
      }
    }
    visit(await document.getOutline(), 0)
    return entries
  })
}

/** A page as PDFium paints it, four bytes a pixel: blue, green, red, alpha. Pages count from 1. */
export async function renderPage(
  pdf: Uint8Array,
  page: number,
  { scale = 1 }: { scale?: number } = {},
): Promise<{ width: number; height: number; pixels: Uint8Array }> {
  return withPdfium(pdf, async (document) => {
    const { width, height, data } = await document.getPage(page - 1).render({ scale, render: 'bitmap' })
    return { width, height, pixels: data }
  })
}

/** All pages as PDFium paints them; see `renderPage`. */
export async function renderPages(
  pdf: Uint8Array,
  { scale = 1 }: { scale?: number } = {},
): Promise<{ width: number; height: number; pixels: Uint8Array }[]> {
  return withPdfium(pdf, async (document) => {
    const pages: { width: number; height: number; pixels: Uint8Array }[] = []
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale, render: 'bitmap' })
      pages.push({ width, height, pixels: data })
    }
    return pages
  })
}

interface AttachmentOfPdfJs {
  readonly filename: string
  readonly content: Uint8Array
  readonly description: string
}

interface RoleNode {
  readonly role?: string
  readonly children?: readonly RoleNode[]
}

interface OutlineItem {
  readonly title: string
  readonly items: readonly OutlineItem[]
}

type PdfiumDocument = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>

async function withPdfium<T>(
  pdf: Uint8Array,
  read: (document: PdfiumDocument) => T | Promise<T>,
): Promise<T> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  try {
    return await read(document)
  } finally {
    document.destroy()
    library.destroy()
  }
}

async function withPdfJs<T>(pdf: Uint8Array, read: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // pdf.js takes the bytes away from their owner.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  try {
    return await read(await loading.promise)
  } finally {
    await loading.destroy()
  }
}

/** The text of each marked sequence, by page (from 0) and number: `0/12`. */
function markedTexts(objects: PdfObjects): Map<string, string> {
  return new Map(readPages(objects).marks.map(({ page, mcid, text }) => [`${page}/${mcid}`, text]))
}

function readElement(objects: PdfObjects, value: PdfAny, contents: ReadonlyMap<string, string>): ReadElement {
  const dict = objects.dict(value)
  const optional = {
    locale: objects.text(dict.get('Lang')),
    actualText: objects.text(dict.get('ActualText')),
    alt: objects.text(dict.get('Alt')),
    scope: objects.name(objects.dict(dict.get('A')).get('Scope')),
  }
  const kids = dict.get('K')
  const list = Array.isArray(kids) ? kids : kids === undefined ? [] : [kids]
  return {
    type: objects.name(dict.get('S')) ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, found]) => found !== undefined)),
    children: list.map((kid) => readKid(objects, dict, kid, contents)),
  }
}

function readKid(
  objects: PdfObjects,
  parent: PdfDict,
  kid: PdfAny,
  contents: ReadonlyMap<string, string>,
): ReadElement | string {
  if (typeof kid === 'number') return contents.get(`${pageIndex(objects, parent.get('Pg'))}/${kid}`) ?? ''
  const dict = objects.dict(kid)
  const type = objects.name(dict.get('Type'))
  if (type === 'OBJR') return objects.text(objects.dict(dict.get('Obj')).get('T')) ?? ''
  if (type !== 'MCR') return readElement(objects, kid, contents)
  const page = pageIndex(objects, dict.get('Pg') ?? parent.get('Pg'))
  return contents.get(`${page}/${Number(dict.get('MCID'))}`) ?? ''
}

function pageIndex(objects: PdfObjects, page: PdfAny | undefined): number {
  return objects.pages.findIndex(({ id }) => page instanceof PdfPointer && page.id === id)
}

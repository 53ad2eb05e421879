import type { ContentId, FontId, LaidOut, Page } from '../layout/page.js'
import { type Attachment, writeAttachment } from './attachment.js'
import { GlyphFont } from './glyph-font.js'
import { type Archive, writeMetadata } from './metadata.js'
import { withObjectStreams } from './object-streams.js'
import { writeOutline } from './outline.js'
import { type NamedFont, type PageContent, pageContent } from './page-content.js'
import { PdfFile, type PdfRef, pdfText } from './pdf-file.js'
import { writeSignatureFields } from './signature-fields.js'
import { srgbProfile } from './srgb-profile.js'
import { contentTypes, type Mark, type Widget, writeStructure } from './structure-tree.js'

export interface PaintOptions {
  /** Goes into the file; the clock is never read, so that the same input gives the same bytes. */
  readonly createdAt: Date
  readonly attachment?: Attachment
  /** Adds the fields of the layout, for a PDF program to sign in. Off unless asked for. */
  readonly signatureFields?: boolean
  /** `PDF/A-3a` unless asked for. */
  readonly archive?: Archive
  /** Not even the program is named, for a paper that must tell nothing to whoever finds it. */
  readonly isNeutral?: boolean
}

/** The only name in the file: no author, no host, no path. */
const producerName = { open: 'Hemväg', neutral: 'PDF' } as const

/**
 * Paints pages as a tagged PDF that archives accept (PDF/A-3a) and screen readers can follow
 * (PDF/UA-1), with nothing in it but what was given: same input, same bytes.
 *
 * @throws {Error} when pages and structure tree do not fit together, or a glyph is missing: faults
 *   of the layout, never of what the person wrote
 */
export async function paintPdf(laidOut: LaidOut, options: PaintOptions): Promise<Uint8Array> {
  const { createdAt, attachment, signatureFields = false, archive = 'PDF/A-3a' } = options
  if (archive === 'PDF/A-1b' && attachment) throw new Error('PDF/A-1 allows no attachment')
  const { title, locale, pages, structure } = laidOut
  const producer = options.isNeutral === true ? producerName.neutral : producerName.open
  const file = new PdfFile({ title, producer, createdAt, version: archive === 'PDF/A-1b' ? '1.4' : '1.7' })
  const pageRefs = pages.map(() => file.reserve())
  const fonts = new DocumentFonts(laidOut)
  const contents = paintPages(laidOut, fonts)
  const widgets = writeSignatureFields(
    file,
    signatureFields ? laidOut.fields : [],
    pages,
    pageRefs,
    pages.length,
  )
  writePages(file, { pages, pageRefs, contents, widgets, fonts: fonts.write(file, archive) })
  writeStructure(file, structure, { pages: pageRefs, marks: marksByContent(contents), widgets })
  writeOutline(file, laidOut.outline, pages, pageRefs)
  if (attachment) writeAttachment(file, attachment, createdAt)
  writeMetadata(file, { title, producer, createdAt, archive })
  writeOutputIntent(file)
  file.setCatalog({ Lang: pdfText(locale) })
  const pdf = await file.end()
  // What programs sign, and what PDF 1.4 readers read, stays in the older way of writing.
  return signatureFields || archive === 'PDF/A-1b' ? pdf : withObjectStreams(pdf)
}

function paintPages({ pages, structure }: LaidOut, fonts: DocumentFonts): PageContent[] {
  const types = contentTypes(structure)
  const typeOf = (content: ContentId) => {
    const type = types.get(content)
    if (!type) throw new Error(`Content ${content} is on a page, but not in the structure tree`)
    return type
  }
  return pages.map((page) => pageContent(page, (item) => fonts.get(item.font), typeOf))
}

/** The fonts of one file, opened when a page first needs them. */
class DocumentFonts {
  readonly #programs: LaidOut['fonts']
  readonly #fonts = new Map<FontId, NamedFont>()

  constructor({ fonts }: LaidOut) {
    this.#programs = fonts
  }

  get(id: FontId): NamedFont {
    let named = this.#fonts.get(id)
    if (!named) {
      const program = this.#programs.get(id)
      if (!program) throw new Error(`A page uses the font ${id}, which the layout does not bring`)
      named = { name: `F${this.#fonts.size + 1}`, font: new GlyphFont(program) }
      this.#fonts.set(id, named)
    }
    return named
  }

  /** Called once, when all pages are painted: only then it is known what the fonts must hold. */
  write(file: PdfFile, archive: Archive): Map<NamedFont, PdfRef> {
    const withCidSet = archive === 'PDF/A-1b'
    return new Map([...this.#fonts.values()].map((named) => [named, named.font.write(file, { withCidSet })]))
  }
}

interface PageParts {
  readonly pages: readonly Page[]
  readonly pageRefs: readonly PdfRef[]
  readonly contents: readonly PageContent[]
  readonly widgets: readonly Widget[]
  readonly fonts: ReadonlyMap<NamedFont, PdfRef>
}

function writePages(file: PdfFile, { pages, pageRefs, contents, widgets, fonts }: PageParts): void {
  pages.forEach((page, index) => {
    const content = contents[index]
    const place = pageRefs[index]
    if (!content || !place) return
    const annotations = widgets.filter(({ field }) => field.page === index).map(({ ref }) => ref)
    file.addPage(place, {
      MediaBox: [0, 0, page.width, page.height],
      Contents: file.addStream({}, new TextEncoder().encode(content.operators)),
      Resources: {
        Font: Object.fromEntries([...content.fonts].map((named) => [named.name, fonts.get(named)])),
      },
      StructParents: index,
      // The tabulator key follows the structure.
      Tabs: 'S',
      Annots: annotations.length > 0 ? annotations : undefined,
    })
  })
}

function marksByContent(contents: readonly PageContent[]): Map<ContentId, Mark[]> {
  const marks = new Map<ContentId, Mark[]>()
  contents.forEach((content, page) => {
    content.marks.forEach((id, mcid) => {
      const found = marks.get(id) ?? []
      found.push({ page, mcid })
      marks.set(id, found)
    })
  })
  return marks
}

function writeOutputIntent(file: PdfFile): void {
  const intent = file.add({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: pdfText('sRGB'),
    Info: pdfText('sRGB'),
    DestOutputProfile: file.addStream({ N: 3 }, srgbProfile()),
  })
  file.setCatalog({ OutputIntents: [intent] })
}

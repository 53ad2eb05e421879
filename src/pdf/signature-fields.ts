import type { Page, SignatureField } from '../layout/page.js'
import { type PdfFile, type PdfRef, pdfText } from './pdf-file.js'
import type { Widget } from './structure-tree.js'

const printed = 4
/** The file has signature fields. Not set: 2, which forbids changes before anybody has signed. */
const signaturesExist = 1

/**
 * Writes empty signature fields, for a PDF program to fill. They show nothing, and say so with an
 * empty appearance: without one, viewers would draw a box of their own and PDF/A would object.
 *
 * @param firstKey the parent tree's key of the first; the others follow
 */
export function writeSignatureFields(
  file: PdfFile,
  fields: readonly SignatureField[],
  pages: readonly Page[],
  pageRefs: readonly PdfRef[],
  firstKey: number,
): Widget[] {
  if (fields.length === 0) return []
  const widgets = fields.map((field, index) => {
    const bottom = (pages[field.page]?.height ?? 0) - field.y - field.height
    const appearance = {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, field.width, field.height],
      Resources: {},
    }
    const ref = file.add({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: pdfText(field.name),
      TU: pdfText(field.label),
      F: printed,
      P: pageRefs[field.page],
      Rect: [field.x, bottom, field.x + field.width, bottom + field.height],
      Border: [0, 0, 0],
      AP: { N: file.addStream(appearance, new TextEncoder().encode('\n'), { plain: true }) },
      StructParent: firstKey + index,
    })
    return { field, ref }
  })
  const form = file.add({ Fields: widgets.map(({ ref }) => ref), SigFlags: signaturesExist })
  file.setCatalog({ AcroForm: form })
  return widgets
}

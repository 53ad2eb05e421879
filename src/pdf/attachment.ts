import { createHash } from 'node:crypto'
import { type PdfFile, pdfText } from './pdf-file.js'

/** The data that the document was made from, so that a program need not read the pages. */
export interface Attachment {
  /** File name, `application.json`. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly description: string
}

/** Embeds a JSON file as the document's source (PDF/A-3: ISO 19005-3, 6.8 and annex E). */
export function writeAttachment(file: PdfFile, attachment: Attachment, createdAt: Date): void {
  const embedded = file.addStream(
    {
      Type: 'EmbeddedFile',
      Subtype: 'application#2Fjson',
      Params: {
        Size: attachment.bytes.length,
        CheckSum: new Uint8Array(createHash('md5').update(attachment.bytes).digest()),
        CreationDate: createdAt,
        ModDate: createdAt,
      },
    },
    attachment.bytes,
  )
  const specification = file.add({
    Type: 'Filespec',
    AFRelationship: 'Source',
    F: pdfText(attachment.name),
    UF: pdfText(attachment.name),
    Desc: pdfText(attachment.description),
    EF: { F: embedded, UF: embedded },
  })
  file.setNames({ EmbeddedFiles: { Names: [pdfText(attachment.name), specification] } })
  file.setCatalog({ AF: [specification] })
}

import type { PdfFile } from './pdf-file.js'

/** `PDF/A-3a` also claims PDF/UA-1. `PDF/A-1b` is for checking the same pages: it has a validator. */
export type Archive = 'PDF/A-3a' | 'PDF/A-1b'

export interface DocumentFacts {
  readonly title: string
  readonly producer: string
  readonly createdAt: Date
  readonly archive: Archive
}

/** Writes the XMP metadata: the same facts as in the file's Info, and which standards it follows. */
export function writeMetadata(file: PdfFile, facts: DocumentFacts): void {
  const packet = xmpPacket(facts)
  const metadata = { Type: 'Metadata', Subtype: 'XML' }
  // Archives read metadata without unpacking: PDF/A-1 forbids a filter here.
  file.setCatalog({ Metadata: file.addStream(metadata, new TextEncoder().encode(packet), { plain: true }) })
}

function xmpPacket({ title, producer, createdAt, archive }: DocumentFacts): string {
  const seconds = createdAt.toISOString().replace(/\.\d+/, '')
  const claims = archive === 'PDF/A-3a' ? pdfaClaim(3, 'A') + pdfuaClaim : pdfaClaim(1, 'B')
  // The byte order mark and the id are XMP's own: https://www.adobe.com/devnet/xmp.html, part 1, 7.3.2
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>${seconds}</xmp:CreateDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
</rdf:Description>
${claims}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}

function pdfaClaim(part: 1 | 3, conformance: 'A' | 'B'): string {
  return `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>${part}</pdfaid:part>
<pdfaid:conformance>${conformance}</pdfaid:conformance>
</rdf:Description>
`
}

/** PDF/A knows only its own metadata fields: the one that claims PDF/UA has to be declared. */
const pdfuaClaim = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

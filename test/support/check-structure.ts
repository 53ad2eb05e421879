import { readPages, readToUnicode } from './page-marks.js'
import { isStream, type PdfAny, type PdfDict, PdfObjects, PdfPointer } from './pdf-objects.js'

/**
 * What PDF/UA-1 and PDF/A-3a object to in a file, as far as a program of this size can see; empty
 * when nothing was found. Rules after the Matterhorn Protocol 1.1 and ISO 19005-3. It shares no
 * code with the program that writes the files.
 */
export function structureFaults(pdf: Uint8Array | PdfObjects): string[] {
  const objects = pdf instanceof PdfObjects ? pdf : new PdfObjects(pdf)
  const faults: string[] = []
  const tree = readTree(objects, faults)
  checkCatalog(objects, faults)
  checkMetadata(objects, faults)
  checkFonts(objects, faults)
  checkHeadings(tree, faults)
  checkContent(objects, tree, faults)
  checkAnnotations(objects, tree, faults)
  checkAttachments(objects, faults)
  return [...new Set(faults)]
}

/** Standard structure types: ISO 32000-1, 14.8.4. */
const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Ruby Warichu Figure Formula Form'
  ).split(' '),
)

/** What may stand directly in an element of a table or a list. */
const allowedChildren: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
}

interface Tree {
  /** Types of all elements, in reading order. */
  readonly types: readonly string[]
  /** By page object and number: the object of the element. */
  readonly marks: ReadonlyMap<string, number>
  /** By annotation object: the object of the element. */
  readonly annotations: ReadonlyMap<number, number>
}

function readTree(objects: PdfObjects, faults: string[]): Tree {
  const types: string[] = []
  const marks = new Map<string, number>()
  const annotations = new Map<number, number>()
  const root = objects.catalog.get('StructTreeRoot')
  const claim = (page: PdfAny | undefined, mcid: PdfAny | undefined, element: number) => {
    const key = `${objectId(page)}/${Number(mcid)}`
    if (marks.has(key)) faults.push(`content ${key} is read twice`)
    marks.set(key, element)
  }
  const visit = (pointer: PdfPointer, parent: PdfPointer, inherited: boolean) => {
    const element = objects.dict(pointer)
    const type = objects.name(element.get('S')) ?? ''
    const hasLanguage = inherited || element.has('Lang')
    types.push(type)
    if (!standardTypes.has(type)) faults.push(`element type ${type} is not a standard one`)
    if (!hasLanguage) faults.push(`the language of ${type} is not known`)
    if (objectId(element.get('P')) !== parent.id) faults.push(`${type} does not point back to its parent`)
    checkElement(objects, element, type, faults)
    for (const kid of listOf(element.get('K'))) {
      const dict = objects.dict(kid)
      const kind = objects.name(dict.get('Type'))
      if (typeof kid === 'number') claim(element.get('Pg'), kid, pointer.id)
      else if (kind === 'MCR') claim(dict.get('Pg') ?? element.get('Pg'), dict.get('MCID'), pointer.id)
      else if (kind === 'OBJR') annotations.set(objectId(dict.get('Obj')), pointer.id)
      else if (kid instanceof PdfPointer) visit(kid, pointer, hasLanguage)
    }
  }
  if (!(root instanceof PdfPointer)) faults.push('there is no structure tree')
  else {
    const documentHasLanguage = objects.catalog.has('Lang')
    for (const kid of listOf(objects.dict(root).get('K'))) {
      if (kid instanceof PdfPointer) visit(kid, root, documentHasLanguage)
    }
  }
  return { types, marks, annotations }
}

function checkElement(objects: PdfObjects, element: PdfDict, type: string, faults: string[]): void {
  const isTextless = !element.has('Alt') && !element.has('ActualText')
  if ((type === 'Figure' || type === 'Formula') && isTextless) faults.push(`${type} has no text in its place`)
  if (type === 'TH' && !objects.dict(element.get('A')).has('Scope'))
    faults.push('TH does not say what it heads')
  const allowed = allowedChildren[type]
  if (!allowed) return
  for (const kid of listOf(element.get('K'))) {
    const kidType = objects.name(objects.dict(kid).get('S')) ?? 'content'
    if (!allowed.includes(kidType)) faults.push(`${kidType} stands directly in ${type}`)
  }
}

function checkCatalog(objects: PdfObjects, faults: string[]): void {
  const { catalog } = objects
  const wants = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  wants(catalog.has('Lang'), 'the document has no language')
  wants(objects.dict(catalog.get('MarkInfo')).get('Marked') === true, 'the document is not marked as tagged')
  const showsTitle = objects.dict(catalog.get('ViewerPreferences')).get('DisplayDocTitle') === true
  wants(showsTitle, 'the title is not shown')
  wants(objects.array(catalog.get('OutputIntents')).length > 0, 'there is no output intent')
  wants(objects.trailer.has('ID'), 'the file has no identifier')
  wants(!objects.trailer.has('Encrypt'), 'the file is encrypted')
  const form = objects.dict(catalog.get('AcroForm'))
  wants(form.get('NeedAppearances') !== true, 'the form asks viewers to draw its fields')
  if (!catalog.has('Outlines')) return
  wants(
    Number(objects.dict(catalog.get('Outlines')).get('Count')) > 0,
    'the outline does not say how long it is',
  )
}

function checkMetadata(objects: PdfObjects, faults: string[]): void {
  const xmp = new TextDecoder().decode(objects.stream(objects.catalog.get('Metadata')))
  if (!xmp.includes('<pdfuaid:part>1<')) faults.push('the metadata do not claim PDF/UA-1')
  if (!/<pdfaid:part>3<[\s\S]*<pdfaid:conformance>A</.test(xmp))
    faults.push('the metadata do not claim PDF/A-3a')
  if (/&(?!amp;|lt;|gt;|quot;)/.test(xmp)) faults.push('the metadata are not well-formed')
  const title = /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(xmp)?.[1]
  const info = objects.dict(objects.trailer.get('Info'))
  if (unescapeXml(title ?? '') !== objects.text(info.get('Title'))) faults.push('two titles differ')
}

function checkFonts(objects: PdfObjects, faults: string[]): void {
  for (const { dict } of objects.pages) {
    for (const [, font] of objects.dict(objects.dict(dict.get('Resources')).get('Font'))) {
      const name = objects.name(objects.dict(font).get('BaseFont')) ?? ''
      const [descendant] = objects.array(objects.dict(font).get('DescendantFonts'))
      const descriptor = objects.dict(objects.dict(descendant).get('FontDescriptor'))
      if (!isStream(objects.resolve(descriptor.get('FontFile2')))) faults.push(`${name} is not embedded`)
      if (!/^[A-Z]{6}\+/.test(name)) faults.push(`${name} is not a subset`)
      if (!objects.dict(descendant).has('CIDToGIDMap'))
        faults.push(`${name} does not map its codes to glyphs`)
      const texts = [...readToUnicode(objects, font).values()]
      if (texts.length === 0) faults.push(`${name} does not say what its codes stand for`)
      if (texts.some((text) => /[\0\ufffe\ufeff]/.test(text)))
        faults.push(`${name} maps a code to no character`)
    }
  }
}

function checkHeadings({ types }: Tree, faults: string[]): void {
  const levels = types.flatMap((type) => (/^H[1-6]$/.test(type) ? [Number(type[1])] : []))
  levels.forEach((level, index) => {
    const before = levels[index - 1] ?? 0
    if (level > before + 1) faults.push(`heading H${level} follows H${before}`)
  })
}

function checkContent(objects: PdfObjects, tree: Tree, faults: string[]): void {
  const { marks, faults: found } = readPages(objects)
  const parents = parentTree(objects)
  const painted = new Set<string>()
  faults.push(...found)
  for (const { page, tag, mcid, text } of marks) {
    const pageObject = objects.pages[page]
    if (text.includes('\ufffd')) faults.push(`page ${page + 1}: a code stands for no character`)
    if (!pageObject || (mcid === undefined && tag === 'Artifact')) continue
    const key = `${pageObject.id}/${String(mcid)}`
    const element = tree.marks.get(key)
    painted.add(key)
    if (element === undefined) faults.push(`page ${page + 1}: mark ${String(mcid)} is not in the tree`)
    const row = listOf(parents.get(Number(pageObject.dict.get('StructParents'))))
    if (objectId(row[mcid ?? -1]) !== element)
      faults.push(`page ${page + 1}: the parent of mark ${String(mcid)} is wrong`)
  }
  for (const key of tree.marks.keys()) if (!painted.has(key)) faults.push(`content ${key} is on no page`)
}

function checkAnnotations(objects: PdfObjects, tree: Tree, faults: string[]): void {
  const parents = parentTree(objects)
  objects.pages.forEach(({ dict }) => {
    const annotations = objects.array(dict.get('Annots'))
    if (annotations.length > 0 && objects.name(dict.get('Tabs')) !== 'S')
      faults.push('the tabulator ignores the structure')
    for (const annotation of annotations) {
      const field = objects.dict(annotation)
      const name = objects.text(field.get('T')) ?? ''
      const element = tree.annotations.get(objectId(annotation))
      if (element === undefined) faults.push(`field ${name} is not in the tree`)
      if (objectId(parents.get(Number(field.get('StructParent')))) !== element)
        faults.push(`the parent of field ${name} is wrong`)
      if (!field.has('TU')) faults.push(`field ${name} has no label`)
      if (!field.has('AP')) faults.push(`field ${name} has no appearance`)
      if ((Number(field.get('F') ?? 0) & 4) === 0) faults.push(`field ${name} is not printed`)
    }
  })
}

function checkAttachments(objects: PdfObjects, faults: string[]): void {
  if (!objects.dict(objects.catalog.get('Names')).has('EmbeddedFiles')) return
  const files = objects.array(objects.catalog.get('AF'))
  if (files.length === 0) faults.push('the attachment is not associated with the document')
  for (const file of files) {
    const specification = objects.dict(file)
    for (const key of ['AFRelationship', 'F', 'UF']) {
      if (!specification.has(key)) faults.push(`the attachment lacks ${key}`)
    }
    const embedded = objects.dict(objects.dict(specification.get('EF')).get('F'))
    const isDated = objects.dict(embedded.get('Params')).has('ModDate')
    if (!embedded.has('Subtype') || !isDated) faults.push('the attachment lacks its type or date')
  }
}

function parentTree(objects: PdfObjects): Map<number, PdfAny | undefined> {
  const root = objects.dict(objects.catalog.get('StructTreeRoot'))
  const numbers = objects.array(objects.dict(root.get('ParentTree')).get('Nums'))
  const rows = new Map<number, PdfAny | undefined>()
  for (let at = 0; at < numbers.length; at += 2) rows.set(Number(numbers[at]), numbers[at + 1])
  return rows
}

function listOf(value: PdfAny | undefined): PdfAny[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function objectId(value: PdfAny | undefined): number {
  return value instanceof PdfPointer ? value.id : -1
}

function unescapeXml(text: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? '')
}

import type { OutlineEntry, Page } from '../layout/page.js'
import { type PdfFile, type PdfRef, pdfText } from './pdf-file.js'

/** Writes the bookmarks, all unfolded. Without entries there is no outline. */
export function writeOutline(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  pages: readonly Page[],
  pageRefs: readonly PdfRef[],
): void {
  if (entries.length === 0) return
  const root = file.reserve()
  const writeLevel = (level: readonly OutlineEntry[], parent: PdfRef) => {
    const places = level.map(() => file.reserve())
    level.forEach((entry, index) => {
      const place = places[index] as PdfRef
      file.write(place, {
        Title: pdfText(entry.title),
        Parent: parent,
        Prev: places[index - 1],
        Next: places[index + 1],
        ...writeLevel(entry.children, place),
        // Neither left edge nor zoom: a bookmark moves the page and nothing else.
        Dest: [pageRefs[entry.page], 'XYZ', null, (pages[entry.page]?.height ?? 0) - entry.y, null],
      })
    })
    if (places.length === 0) return {}
    return { First: places[0], Last: places.at(-1), Count: countAll(level) }
  }
  file.write(root, { Type: 'Outlines', ...writeLevel(entries, root) })
  file.setCatalog({ Outlines: root, PageMode: 'UseOutlines' })
}

/** All entries that an unfolded outline shows. */
function countAll(entries: readonly OutlineEntry[]): number {
  return entries.reduce((sum, entry) => sum + 1 + countAll(entry.children), 0)
}

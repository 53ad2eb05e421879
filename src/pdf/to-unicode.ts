/** A block of a character map holds at most so many rows (PDF reference, 9.10.3, after Adobe's 5014). */
const rowsPerBlock = 100

/**
 * The PostScript program that tells a reader which characters a code stands for.
 *
 * @param texts by code; an empty text has no entry
 */
export function toUnicodeMap(texts: readonly string[]): string {
  const rows = texts.flatMap((text, code) => (text === '' ? [] : [`<${hex(code)}> <${utf16(text)}>`]))
  const blocks: string[] = []
  for (let start = 0; start < rows.length; start += rowsPerBlock) {
    const block = rows.slice(start, start + rowsPerBlock)
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
    '',
  ].join('\n')
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join('')
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

/**
 * Characters that steer layout and are no part of what was written: controls, soft hyphen, break
 * opportunities, directional marks and isolates, byte order mark. Painted, they would turn up in
 * copied text. The two joiners (U+200C, U+200D) are not among them: in Persian and Sinhala they are
 * spelling.
 */
const invisible = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

const lineEnds = /[\t\n\v\f\r\u0085\u2028\u2029]/gu

/** What a reader copies; empty when there is nothing to copy. A line end is read as a space. */
export function readableText(text: string): string {
  return text.replace(lineEnds, ' ').replace(invisible, '')
}

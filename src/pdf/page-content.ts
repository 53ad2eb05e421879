import type { ContentId, PaintItem, Points, Page, StructureType, TextItem } from '../layout/page.js'
import type { GlyphFont } from './glyph-font.js'

/** A font as the pages of this file name it. */
export interface NamedFont {
  /** `F1` */
  readonly name: string
  readonly font: GlyphFont
}

export interface PageContent {
  /** The drawing operators. */
  readonly operators: string
  /** The content that each marked sequence stands for; its index is its number (MCID) on the page. */
  readonly marks: readonly ContentId[]
  readonly fonts: ReadonlySet<NamedFont>
}

/**
 * Paints the items of a page in their order.
 *
 * Neighbours with the same content become one marked sequence, which the structure tree refers to;
 * neighbours without content become an artifact, which readers skip.
 *
 * @param fontOf the font of a text item
 * @param typeOf the structure element that a content belongs to
 */
export function pageContent(
  page: Page,
  fontOf: (item: TextItem) => NamedFont,
  typeOf: (content: ContentId) => StructureType,
): PageContent {
  const operators: string[] = []
  const marks: ContentId[] = []
  const fonts = new Set<NamedFont>()
  const pen = new Pen(page.height, operators)
  let open = false
  let previous: ContentId | undefined
  for (const item of page.items) {
    if (!open || item.content !== previous) {
      if (open) operators.push('EMC')
      if (item.content === undefined) {
        operators.push('/Artifact BMC')
      } else {
        operators.push(`/${typeOf(item.content)} <</MCID ${marks.length}>> BDC`)
        marks.push(item.content)
      }
      open = true
      previous = item.content
    }
    if (item.kind === 'text') {
      const named = fontOf(item)
      fonts.add(named)
      pen.text(item, named)
    } else {
      pen.shape(item)
    }
  }
  if (open) operators.push('EMC')
  return { operators: operators.join('\n'), marks, fonts }
}

/** Turns items into operators; knows what ink and line width are set. PDF counts y upwards. */
class Pen {
  readonly #height: Points
  readonly #operators: string[]
  #ink: TextItem['ink'] = 'black'
  #lineWidth: Points = 1

  constructor(height: Points, operators: string[]) {
    this.#height = height
    this.#operators = operators
  }

  text(item: TextItem, { name, font }: NamedFont): void {
    let codes = ''
    for (const cluster of item.clusters) codes += font.codeOf(cluster)
    if (codes === '') return
    this.#setInk(item.ink)
    const place = `${number(item.x)} ${this.#y(item.y)}`
    this.#operators.push(`BT /${name} ${number(item.size)} Tf ${place} Td <${codes}> Tj ET`)
  }

  shape(item: Exclude<PaintItem, TextItem>): void {
    switch (item.kind) {
      case 'line':
        this.#setLineWidth(item.width)
        this.#operators.push(
          `${number(item.x1)} ${this.#y(item.y1)} m ${number(item.x2)} ${this.#y(item.y2)} l S`,
        )
        return
      case 'box': {
        const bottom = this.#y(item.y + item.height)
        const box = `${number(item.x)} ${bottom} ${number(item.width)} ${number(item.height)} re`
        if (item.stroke > 0) this.#setLineWidth(item.stroke)
        else this.#setInk('black')
        this.#operators.push(`${box} ${item.stroke > 0 ? 'S' : 'f'}`)
        return
      }
      case 'tick': {
        this.#setLineWidth(item.stroke)
        const [start, dip, end] = tickCorners.map(
          ([right, down]) => `${number(item.x + right * item.size)} ${this.#y(item.y + down * item.size)}`,
        )
        // Round ends and corners, for this stroke only.
        this.#operators.push(`q 1 J 1 j ${start} m ${dip} l ${end} l S Q`)
      }
    }
  }

  #setInk(ink: TextItem['ink']): void {
    if (ink !== this.#ink) this.#operators.push(ink === 'white' ? '1 g' : '0 g')
    this.#ink = ink
  }

  #setLineWidth(width: Points): void {
    if (width !== this.#lineWidth) this.#operators.push(`${number(width)} w`)
    this.#lineWidth = width
  }

  #y(y: Points): string {
    return number(this.#height - y)
  }
}

/** Right and down, in sides of its square: the hand starts left, dips, and leaves to the upper right. */
const tickCorners = [
  [0.16, 0.54],
  [0.42, 0.8],
  [0.92, 0.14],
] as const

/** A thousandth of a point is finer than any printer; PDF knows no exponents. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

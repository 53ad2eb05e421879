import { describe, expect, test } from '@jest/globals'
import type { Canvas } from '../../src/layout/canvas.js'
import { flow } from '../../src/layout/flow.js'
import { type Piece, headed, kept, within } from '../../src/layout/piece.js'

/** Pages of 100 points. Pieces write their name on the page they are placed on. */
const room = { top: 0, bottom: 100 }

class Writer {
  readonly written: { page: number; name: string; top: number }[] = []

  piece(name: string, height: number, more: Partial<Piece> = {}): Piece {
    return {
      height,
      paint: (canvas: Canvas, top: number) => {
        this.written.push({ page: canvas.page, name, top })
      },
      ...more,
    }
  }

  pages(pieces: readonly Piece[]): string[] {
    const pages = flow(pieces, room, { next: 0 })
    return pages.map(({ page }) =>
      this.written
        .filter((one) => one.page === page)
        .map(({ name }) => name)
        .join(' '),
    )
  }
}

describe('flow', () => {
  test('places pieces whole, and turns the page where one does not fit', () => {
    const writer = new Writer()
    expect(writer.pages(['a', 'b', 'c'].map((name) => writer.piece(name, 40)))).toEqual(['a b', 'c'])
  })

  test('leaves out the room above what stands first on a page', () => {
    const writer = new Writer()
    writer.pages([
      writer.piece('a', 90),
      writer.piece('b', 20, { gap: 10 }),
      writer.piece('c', 20, { gap: 10 }),
    ])
    expect(writer.written.map(({ page, top }) => [page, top])).toEqual([
      [0, 0],
      [1, 0],
      [1, 30],
    ])
  })

  test('never leaves a heading alone at the foot: two rows stand with it', () => {
    const writer = new Writer()
    const section = headed(
      writer.piece('H', 10),
      ['x', 'y', 'z'].map((name) => writer.piece(name, 20)),
      2,
    )
    expect(writer.pages([writer.piece('a', 60), ...section])).toEqual(['a', 'H x y z'])
  })

  test('repeats the heads of what goes on over the page', () => {
    const writer = new Writer()
    const rows = ['a', 'b', 'c'].map((name) => writer.piece(name, 40))
    const head = writer.piece('head', 10)
    const again = writer.piece('again', 10)
    expect(writer.pages(headed(head, within(rows, { head: again }), 1))).toEqual(['head a b', 'again c'])
  })

  test('keeps statements and signature together where a page can hold them', () => {
    const writer = new Writer()
    const declaration = kept([writer.piece('V1', 30), writer.piece('V2', 30), writer.piece('W1', 40)], 100)
    expect(writer.pages([writer.piece('a', 10), ...declaration])).toEqual(['a', 'V1 V2 W1'])
  })

  test('keeps as many of the last statements with the signature as a page holds', () => {
    const writer = new Writer()
    const statements = ['H', 'V1', 'V2', 'V3', 'V4'].map((name) => writer.piece(name, 20))
    expect(writer.pages(kept([...statements, writer.piece('W1', 40)], 100))).toEqual(['H V1 V2', 'V3 V4 W1'])
  })

  test('lets a piece that no page can hold go on in its parts, with nothing cut', () => {
    const writer = new Writer()
    const parts = Array.from({ length: 12 }, (_, line) => writer.piece(String(line), 20))
    const tall = writer.piece('never', 240, {
      parts: () => parts,
      inside: { head: writer.piece('again', 10) },
    })
    expect(writer.pages([writer.piece('a', 50), tall])).toEqual([
      'a 0 1',
      'again 2 3 4 5',
      'again 6 7 8 9',
      'again 10 11',
    ])
  })

  test('places even what is higher than a page and has no parts', () => {
    const writer = new Writer()
    expect(writer.pages([writer.piece('a', 10), writer.piece('b', 150), writer.piece('c', 10)])).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  test('draws the line beside a child on each page that the child takes', () => {
    const writer = new Writer()
    const rows = within([writer.piece('a', 60), writer.piece('b', 60)], { bar: { x: 7 } })
    const pages = flow(rows, room, { next: 0 })
    expect(
      pages.map(({ items }) => items.map((item) => (item.kind === 'line' ? item.x1 : item.kind))),
    ).toEqual([[7], [7]])
  })
})

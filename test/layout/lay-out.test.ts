import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Block, Document, SignatureBlock } from '../../src/document/document.js'
import { UserError, exitCodes } from '../../src/errors.js'
import { mm } from '../../src/layout/grid.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { ContentId, LaidOut, Page, StructureElement, TextItem } from '../../src/layout/page.js'
import { type Typesetter, openTypesetter } from '../../src/layout/typesetter.js'
import { readFont } from './fonts-on-disk.js'
import { inAll, row, sampleDocument, sectionOf, tableOf, textRow } from './sample-document.js'

let typesetter: Typesetter

beforeAll(async () => {
  typesetter = await openTypesetter(readFont)
})

const laid = (document: Document): LaidOut => layOut(document, typesetter)
const both = ['en', 'sv'] as const
const arabicFirst = ['ar', 'sv'] as const

interface Said {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly isArtifact: boolean
}

/** Lines of text on a page, in the order they are painted. */
function said(page: Page | undefined): Said[] {
  const lines: { text: string; item: TextItem }[] = []
  for (const item of page?.items ?? []) {
    if (item.kind !== 'text') continue
    const text = item.clusters.map((cluster) => cluster.text).join('')
    const last = lines.at(-1)
    const goesOn =
      last && last.item.y === item.y && last.item.content === item.content && item.x > last.item.x
    if (goesOn && item.content !== undefined) last.text += text
    else lines.push({ text, item })
  }
  return lines.map(({ text, item }) => ({
    text: text.trim(),
    x: item.x,
    y: item.y,
    size: item.size,
    isArtifact: item.content === undefined,
  }))
}

const texts = (page: Page | undefined): string[] => said(page).map(({ text }) => text)
const find = (page: Page | undefined, text: string): Said | undefined =>
  said(page).find((one) => one.text === text)

function elements(root: StructureElement): StructureElement[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'number' ? [] : elements(child)))]
}

function contentsIn(root: StructureElement): ContentId[] {
  return root.children.flatMap((child) => (typeof child === 'number' ? [child] : contentsIn(child)))
}

const signature = (more: Partial<SignatureBlock> = {}): SignatureBlock => ({
  kind: 'signature',
  number: 'W1',
  who: inAll(both, 'Sökande'),
  statement: inAll(both, 'Meningarna är sanna.'),
  lines: [
    { of: 'signature', label: inAll(both, 'Underskrift') },
    { of: 'place', label: inAll(both, 'Ort') },
    { of: 'date', label: inAll(both, 'Datum') },
  ],
  ...more,
})

const statements = (count: number): Block[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'statement',
    number: `V${index + 1}`,
    ticked: true,
    words: inAll(both, 'Jag vill återvända av egen fri vilja, och jag vet att jag kan ändra mig.'),
  }))

const paragraph = 'Den första veckan vill jag vila på en plats där ingen känner oss. '

describe('a page', () => {
  const document = sampleDocument(both, [sectionOf(both, 'A', 40)])

  test('carries the case reference, the name of the document, its code and n of N', () => {
    const { pages } = laid(document)
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, index) => {
      const all = texts(page).join(' ')
      for (const part of ['TEST-0001', 'A7F3 19C2', 'Ansökan', `${index + 1} (${pages.length})`]) {
        expect(all).toContain(part)
      }
    })
  })

  test('has both languages level, question above answer', () => {
    const [page] = laid(
      sampleDocument(both, [
        row(
          'A1',
          [
            { text: 'First question', locale: 'en' },
            { text: 'Första frågan', locale: 'sv' },
          ],
          [
            { kind: 'text', words: { text: 'Yes', locale: 'en' } },
            { kind: 'text', words: { text: 'Ja', locale: 'sv' } },
          ],
        ),
      ]),
    ).pages
    expect(find(page, 'First question')?.y).toBe(find(page, 'Första frågan')?.y)
    expect(find(page, 'Yes')?.y).toBe(find(page, 'Ja')?.y)
    expect(find(page, 'Yes')?.y).toBeGreaterThan(find(page, 'First question')?.y ?? 0)
    expect(find(page, 'Yes')?.size).toBeGreaterThan(find(page, 'First question')?.size ?? 0)
  })

  test('is the mirror image when the first language is read from right to left', () => {
    const question = [
      { text: 'سؤال', locale: 'ar' },
      { text: 'Fråga', locale: 'sv' },
    ]
    const [page] = laid(sampleDocument(arabicFirst, [textRow('A1', question, ['نعم', 'Ja'])])).pages
    expect(find(page, 'A1')?.x).toBeGreaterThan(mm(175))
    expect(find(page, 'Ja')?.x).toBeCloseTo(mm(20))
    expect(find(page, '1 (1)')?.x).toBeCloseTo(mm(20))
  })

  test('is painted in one language, then in the other: readers of the file copy no line of both', () => {
    const asked = (number: string, arabic: string, swedish: string): Block =>
      textRow(
        number,
        [
          { text: arabic, locale: 'ar' },
          { text: swedish, locale: 'sv' },
        ],
        ['Testby', 'Testby'],
      )
    const rows = [asked('A1', 'الاسم', 'Namn'), asked('A2', 'المدينة', 'Stad')]
    const read = said(laid(sampleDocument(arabicFirst, rows)).pages[0]).filter((one) => !one.isArtifact)
    expect(read.map(({ text }) => text)).toEqual([
      ...['مسالا', 'Testby', 'ةنيدملا', 'Testby'],
      // A number comes after the words it stands level with.
      ...['Namn', 'A1', 'Testby', 'Stad', 'A2', 'Testby'],
    ])
    const sameWay = sampleDocument(both, [textRow('A1', inAll(both, 'Namn'), ['Testby', 'Testby'])])
    expect(
      said(laid(sameWay).pages[0])
        .filter((one) => !one.isArtifact)
        .map(({ text }) => text),
    ).toEqual([...['A1', 'Namn', 'Testby', 'Namn', 'Testby']])
  })

  test('gives Arabic with full vowel signs more room between its lines', () => {
    const distance = (text: string): number => {
      const blocks: Block[] = [{ kind: 'paragraph', look: 'body', words: [{ text, locale: 'ar' }] }]
      const lines = said(laid(sampleDocument(['ar'], blocks)).pages[0]).filter(
        ({ isArtifact }) => !isArtifact,
      )
      const [first = 0, second = 0] = [...new Set(lines.map(({ y }) => y))]
      return second - first
    }
    expect(distance('يكتب الولد الدرس في البيت. '.repeat(6))).toBeCloseTo(20)
    expect(distance('يَكْتُبُ الوَلَدُ الدَّرْسَ فِي البَيْتِ. '.repeat(6))).toBeCloseTo(22)
  })

  test('keeps all text between its margins', () => {
    const document = sampleDocument(both, [sectionOf(both, 'A', 9), ...statements(3), signature()])
    for (const { items, width, height } of laid(document).pages) {
      for (const item of items) {
        if (item.kind !== 'text') continue
        const units = item.clusters.reduce((sum, { advance }) => sum + advance, 0)
        const isTrailingSpace = item.clusters.every(({ text }) => text === ' ')
        expect(item.x).toBeGreaterThanOrEqual(mm(20) - 0.01)
        if (!isTrailingSpace)
          expect(item.x + (units * item.size) / 1000).toBeLessThanOrEqual(width - mm(20) + 0.01)
        expect(item.y).toBeLessThan(height - mm(8) + 1)
      }
    }
  })

  test('says on every page that it is a draft, or an invented example', () => {
    const draft = { draft: inAll(both, 'Utkast'), example: inAll(both, 'Exempel') }
    const { pages } = laid(sampleDocument(both, [sectionOf(both, 'A', 20)], {}, draft))
    for (const page of pages) {
      expect(texts(page).filter((text) => text === 'Utkast')).toHaveLength(2)
      expect(texts(page)).toContain('Exempel')
      expect(
        page.items.filter((item) => item.kind === 'box' && item.stroke === 0 && item.x === 0),
      ).toHaveLength(2)
    }
  })

  test('shows the reasons of a draft in the direction of their reader, on pages of their own', () => {
    const swedish = (text: string) => [{ text, locale: 'sv' }]
    const { pages } = laid(
      sampleDocument(arabicFirst, [
        { kind: 'title', words: swedish('Utkast') },
        {
          kind: 'problem',
          index: 1,
          what: swedish('Svar saknas'),
          why: swedish('A1'),
          remedy: swedish('Fråga'),
        },
        { kind: 'title', words: inAll(arabicFirst, 'Ansökan om att återvända') },
      ]),
    )
    expect(pages).toHaveLength(2)
    const [number, what, remedy] = ['1', 'Svar saknas', 'Fråga'].map((text) => find(pages[0], text)?.x ?? 0)
    expect(number).toBeCloseTo(mm(20))
    expect(what).toBeCloseTo(mm(32))
    expect(remedy).toBeGreaterThan(what ?? 0)
  })

  test('marks an answer that is not a value with a bar, in both columns', () => {
    const state = (locale: string) => ({ kind: 'state' as const, words: { text: 'Vill inte svara', locale } })
    const [page] = laid(
      sampleDocument(both, [row('A1', inAll(both, 'Fråga'), [state('en'), state('sv')])]),
    ).pages
    const bars = page?.items.filter((item) => item.kind === 'box' && item.stroke === 0) ?? []
    expect(bars.map((bar) => ('x' in bar ? Math.round(bar.x) : 0))).toEqual([mm(32), mm(114)].map(Math.round))
  })

  test('ticks what was chosen and leaves the other boxes empty', () => {
    const boxes = [true, false, false].map((ticked, index) => ({
      words: { text: `Val ${index}`, locale: 'sv' },
      ticked,
    }))
    const [page] = laid(
      sampleDocument(['sv'], [row('U1', inAll(['sv'], 'Fråga'), [{ kind: 'boxes', boxes }])]),
    ).pages
    const kinds = page?.items.map(({ kind }) => kind) ?? []
    expect(kinds.filter((kind) => kind === 'tick')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'box')).toHaveLength(3)
  })

  test('is the same each time', () => {
    expect(laid(document)).toEqual(laid(document))
  })
})

describe('page breaks', () => {
  test('rows stay whole, and a section says on the next page that it goes on', () => {
    const { pages } = laid(sampleDocument(both, [sectionOf(both, 'A', 40)]))
    expect(texts(pages[0])).not.toContain('Avsnitt A, fortsättning')
    pages.slice(1).forEach((page) => {
      expect(texts(page)).toContain('Avsnitt A, fortsättning')
    })
    for (let index = 1; index <= 40; index++) {
      const on = pages.filter((page) => texts(page).includes(`A${index}`))
      expect(on).toHaveLength(1)
      expect(texts(on[0])).toContain(`Svar A${index}`)
    }
  })

  test('the head of a section never stands without its first two rows', () => {
    for (let before = 8; before < 17; before++) {
      const { pages } = laid(sampleDocument(both, [sectionOf(both, 'A', before), sectionOf(both, 'B', 4)]))
      const [page] = pages.filter((each) => texts(each).includes('Avsnitt B'))
      expect(texts(page)).toEqual(expect.arrayContaining(['B1', 'B2']))
    }
  })

  test('a long answer stands at full width, original above translation', () => {
    const long = paragraph.repeat(6).trim()
    const [page] = laid(
      sampleDocument(both, [textRow('R4', inAll(both, 'Fråga'), [long, `${long} SLUT`])]),
    ).pages
    const lines = said(page).filter(({ isArtifact, size }) => !isArtifact && size === 12)
    expect(new Set(lines.map(({ x }) => Math.round(x))).size).toBe(1)
  })

  test('an answer longer than a page goes on, with nothing lost and nothing twice', () => {
    const words = Array.from({ length: 1200 }, (_, index) => `ord${index}`)
    for (const answers of [
      [words.join(' '), 'Kort'],
      [words.join('\n'), words.join('\n')],
    ]) {
      const { pages } = laid(sampleDocument(both, [textRow('R4', inAll(both, 'Fråga'), answers)]))
      expect(pages.length).toBeGreaterThan(2)
      const painted = pages.flatMap((page) => said(page).filter(({ isArtifact }) => !isArtifact))
      const counted = painted.flatMap(({ text }) => text.split(' ')).filter((word) => /^ord\d+$/u.test(word))
      expect(counted).toHaveLength(
        answers
          .join(' ')
          .split(/\s/u)
          .filter((word) => word !== 'Kort').length,
      )
      expect(new Set(counted).size).toBe(words.length)
      pages.forEach((page) => {
        expect(texts(page)).toContain('R4')
      })
    }
  })

  test('a list longer than a page goes on item by item, both languages level', () => {
    const items = Array.from({ length: 80 }, (_, index) => `Sak nummer ${index + 1}`)
    const list = (locale: string) => ({
      kind: 'list' as const,
      items: items.map((text) => ({ text, locale })),
    })
    const { pages } = laid(sampleDocument(both, [row('R1', inAll(both, 'Fråga'), [list('en'), list('sv')])]))
    const places = pages.flatMap((page) => said(page)).filter(({ text }) => text.startsWith('Sak nummer'))
    expect(places).toHaveLength(160)
    for (const item of items) {
      const [first, second] = places.filter(({ text }) => text === item)
      expect(first?.y).toBe(second?.y)
    }
  })

  test('a long list breaks between items, two of them on each side', () => {
    const items = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => `Sak ${letter}`)
    const list = (locale: string) => ({
      kind: 'list' as const,
      items: items.map((text) => ({ text, locale })),
    })
    for (let before = 9; before < 15; before++) {
      const rows = row('B1', inAll(both, 'Fråga'), [list('en'), list('sv')])
      const { pages } = laid(sampleDocument(both, [sectionOf(both, 'A', before), rows]))
      const counts = pages.map((page) => texts(page).filter((text) => text.startsWith('Sak ')).length / 2)
      const broken = counts.filter((count) => count > 0)
      expect(broken.reduce((sum, count) => sum + count, 0)).toBe(8)
      expect(Math.min(...broken)).toBeGreaterThanOrEqual(2)
    }
  })

  test('a long answer breaks with three lines on each side, the number again', () => {
    for (let before = 9; before < 16; before++) {
      const answer = textRow('R4', inAll(both, 'Fråga'), [
        paragraph.repeat(8).trim(),
        paragraph.repeat(8).trim(),
      ])
      const { pages } = laid(sampleDocument(both, [sectionOf(both, 'A', before), answer]))
      const onPages = pages.map((page) => {
        const lines = said(page).filter(
          ({ isArtifact, size, text }) => !isArtifact && size === 12 && !/^(Svar|Avsnitt)/u.test(text),
        )
        return { lines: lines.length, hasNumber: texts(page).includes('R4') }
      })
      for (const { lines, hasNumber } of onPages) {
        expect(lines === 0 || lines >= 3).toBe(true)
        expect(lines > 0 ? hasNumber : true).toBe(true)
      }
    }
  })

  test('statements and signature stand on one page', () => {
    const keep: Block = { kind: 'keep', blocks: [...statements(7), signature()] }
    const { pages } = laid(sampleDocument(both, [sectionOf(both, 'A', 9), keep]))
    const [page] = pages.filter((each) => texts(each).includes('W1'))
    expect(texts(page)).toEqual(expect.arrayContaining(['V1', 'V7', 'W1']))
  })

  test('nine statements, a signature and a mark with two witnesses fit one page', () => {
    const mark = {
      label: inAll(both, 'Märke'),
      witnesses: [inAll(both, 'Vittne 1'), inAll(both, 'Vittne 2')],
      date: inAll(both, 'Datum'),
    }
    const section: Block = {
      kind: 'section',
      letter: 'V',
      words: inAll(both, 'Förklaring'),
      continued: inAll(both, 'Förklaring, fortsättning'),
      note: inAll(both, 'Varje mening lästes upp för mig.'),
      blocks: [...statements(9), signature(), signature({ number: 'W2', lines: [], mark })],
    }
    const { pages } = laid(sampleDocument(both, [{ kind: 'keep', blocks: [section] }]))
    expect(pages).toHaveLength(1)
  })

  test('a page that somebody signs asks for no initials', () => {
    const { pages } = laid(sampleDocument(both, [sectionOf(both, 'A', 20), signature()]))
    const initialled = pages.map((page) =>
      said(page).some(({ text, isArtifact }) => isArtifact && text.includes('Sign.')),
    )
    expect(initialled).toEqual([...pages.slice(1).map(() => true), false])
  })
})

describe('a table', () => {
  const rows = Array.from({ length: 30 }, (_, index) => [`Rad ${index + 1}`, paragraph, 'Åtgärd', paragraph])

  test('repeats its head on each page and splits no row', () => {
    const { pages } = laid(sampleDocument(['sv'], [tableOf('sv', rows)], { orientation: 'landscape' }))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages)
      expect(texts(page)).toEqual(expect.arrayContaining(['Bedömning', 'Kolumn 1', 'Kolumn 4']))
    const counts = pages.map((page) => texts(page).filter((text) => text.startsWith('Rad ')).length)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30)
  })

  test('reads its head once, with scope, and names each row', () => {
    const { structure } = laid(sampleDocument(['sv'], [tableOf('sv', rows)], { orientation: 'landscape' }))
    const heads = elements(structure).filter(({ type }) => type === 'TH')
    expect(heads.filter(({ scope }) => scope === 'Column')).toHaveLength(2 + 4)
    expect(heads.filter(({ scope }) => scope === 'Row')).toHaveLength(30)
    expect(heads.filter(({ columns }) => columns === 2)).toHaveLength(2)
  })

  test('lets a row that no page can hold go on, with nothing lost', () => {
    const words = Array.from({ length: 900 }, (_, index) => `ord${index}`)
    const table = tableOf('sv', [['1', words.join(' '), 'Åtgärd', 'Slut']])
    const { pages } = laid(sampleDocument(['sv'], [table], { orientation: 'landscape' }))
    const found = pages
      .flatMap((page) => texts(page).flatMap((text) => text.split(' ')))
      .filter((word) => /^ord/u.test(word))
    expect(found).toHaveLength(words.length)
  })
})

describe('what is read aloud', () => {
  const question = [
    { text: 'سؤال', locale: 'ar' },
    { text: 'Fråga', locale: 'sv' },
  ]
  const document = sampleDocument(arabicFirst, [
    { kind: 'title', words: inAll(arabicFirst, 'Ansökan') },
    {
      kind: 'section',
      letter: 'A',
      words: inAll(arabicFirst, 'Avsnitt'),
      continued: inAll(arabicFirst, 'fortsättning'),
      blocks: [textRow('A1', question, ['نعم \u2066123\u2069', 'Ja']), ...statements(1), signature()],
    },
  ])

  test('names each content on the pages exactly once', () => {
    const { pages, structure } = laid(document)
    const painted = new Set(pages.flatMap(({ items }) => items.flatMap(({ content }) => content ?? [])))
    const named = contentsIn(structure)
    expect(named.length).toBe(new Set(named).size)
    expect(new Set(named)).toEqual(painted)
  })

  test('gives right-to-left paragraphs their logical text, without controls', () => {
    const paragraphs = elements(laid(document).structure).filter(
      ({ type, locale }) => type === 'P' && locale === 'ar',
    )
    expect(paragraphs.map(({ actualText }) => actualText)).toEqual(
      expect.arrayContaining(['سؤال', 'نعم 123']),
    )
  })

  test('reads the letter of a section with its heading', () => {
    const [heading] = elements(laid({ ...document, blocks: [sectionOf(['ar'], 'A', 2)] }).structure).filter(
      ({ type }) => type === 'H2',
    )
    expect(heading?.children).toHaveLength(2)
    const words = [
      { text: 'الملف', locale: 'ar' },
      { text: 'Ärende', locale: 'sv' },
    ]
    const section: Block = { kind: 'section', letter: 'A', words, continued: words, blocks: [] }
    const [arabic] = elements(laid(sampleDocument(arabicFirst, [section])).structure).filter(
      ({ type }) => type === 'H2',
    )
    expect(arabic?.actualText).toBe('A الملف')
  })

  test('gives a Swedish sentence with an Arabic name its logical text too', () => {
    const named = textRow('B2', inAll(both, 'Namn'), ['Leila', 'Leila, \u2068ليلى\u2069'])
    const actual = elements(laid(sampleDocument(both, [named])).structure).map(({ actualText }) => actualText)
    expect(actual.filter((text) => text !== undefined)).toEqual(['Leila, ليلى'])
  })

  test('reads the label of a line in each language, beside each other where both fit', () => {
    const label = [
      { text: 'Signature', locale: 'en' },
      { text: 'Underskrift', locale: 'sv' },
    ]
    const signed = laid(sampleDocument(both, [signature({ lines: [{ of: 'signature', label }] })]))
    expect(find(signed.pages[0], 'Signature')?.y).toBe(find(signed.pages[0], 'Underskrift')?.y)
    const narrow = laid(sampleDocument(both, [signature({ lines: [{ of: 'date', label }] })]))
    const [above, below] = ['Signature', 'Underskrift'].map((text) => find(narrow.pages[0], text)?.y)
    expect(above).toBeLessThan(below ?? 0)
  })

  test('has headings, one list for the rows, and a place for the signature', () => {
    const types = elements(laid(document).structure).map(({ type }) => type)
    for (const type of ['H1', 'H2', 'H3', 'L', 'LI', 'Lbl', 'LBody', 'Form'] as const)
      expect(types).toContain(type)
    expect(types.filter((type) => type === 'L')).toHaveLength(1)
  })

  test('says whether a box is ticked', () => {
    const boxes = { ticked: inAll(arabicFirst, 'Valt'), unticked: inAll(arabicFirst, 'Inte valt') }
    const actual = elements(laid({ ...document, boxes }).structure).map(({ actualText }) => actualText)
    expect(actual).toContain('Valt')
  })

  test('bookmarks sections, and offers a field over the room to sign', () => {
    const { outline, fields } = laid(document)
    expect(outline.map(({ title }) => title)).toEqual(['A Avsnitt'])
    expect(fields.map(({ name }) => name)).toEqual(['W1'])
    expect(fields[0]?.height).toBeCloseTo(mm(16))
  })
})

describe('signature fields', () => {
  test('have each a name of their own, also where two sign under one number', () => {
    const document = sampleDocument(both, [signature({ number: 'W3' }), signature({ number: 'W3' })])
    const { fields, structure } = laid(document)
    expect(fields.map(({ name }) => name)).toEqual(['W3', 'W3-2'])
    expect(elements(structure).flatMap(({ field }) => field ?? [])).toEqual(['W3', 'W3-2'])
  })

  test('are not offered in a draft, where nobody signs', () => {
    const withheld = signature({ lines: [], withheld: inAll(both, 'Ingen underskrift: utkast') })
    const { fields, pages } = laid(sampleDocument(both, [withheld]))
    expect(fields).toEqual([])
    expect(texts(pages[0])).toContain('Ingen underskrift: utkast')
  })
})

describe('a character that no font has', () => {
  const refusalOf = (blocks: Block[]): UserError => {
    try {
      laid(sampleDocument(both, blocks))
    } catch (error) {
      if (error instanceof UserError) return error
    }
    throw new Error('the document was not refused')
  }

  test('refuses the document and names the question and the code point, never the answer', () => {
    const refusal = refusalOf([textRow('B2', inAll(both, 'Namn'), ['Leila \u{E000}', 'Leila'])])
    expect(refusal.key).toBe('errors:document.noGlyph')
    expect(refusal.at).toBe('B2')
    expect(refusal.exitCode).toBe(exitCodes.documentRefused)
    expect(refusal.values).toEqual({ character: 'U+E000', question: 'B2' })
    expect(`${refusal.message} ${JSON.stringify(refusal.values)}`).not.toContain('Leila')
  })

  test('is found in words outside any question too', () => {
    expect(refusalOf([{ kind: 'title', words: inAll(both, '\u{10FFFF}') }]).key).toBe(
      'errors:document.noGlyphInWords',
    )
  })
})

import { beforeAll, describe, expect, test } from '@jest/globals'
import { isolated, leftToRight, withoutIsolates } from '../../src/isolates.js'
import { type SetText, type Typesetter, openTypesetter } from '../../src/layout/typesetter.js'
import { readFont } from './fonts-on-disk.js'

const answer = { size: 12, weight: 'regular' } as const
const wide = 1000
let typesetter: Typesetter

beforeAll(async () => {
  typesetter = await openTypesetter(readFont)
})

const set = (text: string, locale: string, width = wide): SetText =>
  typesetter.set(text, locale, answer, width)

/** What stands on each line, from left to right, as the eye meets it. */
function seen(text: SetText): string[] {
  return text.lines.map(({ parts }) =>
    parts.flatMap((part) => part.clusters.map((each) => each.text)).join(''),
  )
}

const fontsOf = (text: SetText): string[] => [
  ...new Set(text.lines.flatMap(({ parts }) => parts.map(({ font }) => font.id))),
]

const glyphsOf = (text: SetText): number[] =>
  text.lines.flatMap(({ parts }) =>
    parts.flatMap(({ clusters }) => clusters.flatMap(({ glyphs }) => glyphs.map(({ id }) => id))),
  )

describe('the typesetter', () => {
  test('joins Arabic letters: each has another shape by its place in the word', () => {
    const [alone] = glyphsOf(set('ح', 'ar'))
    const joined = glyphsOf(set('ححح', 'ar'))
    expect(new Set(joined).size).toBe(3)
    expect(joined).not.toContain(alone)
  })

  test('sets Arabic from right to left', () => {
    expect(seen(set('أنا هنا', 'ar'))).toEqual(['انه انأ'.normalize('NFC')])
  })

  describe.each([
    ['ar', 'اتصلوا بنا على', 'من فضلكم'],
    ['fa', 'شمارهٔ ما', 'است، لطفاً'],
    ['ur', 'ہمارا نمبر', 'ہے، براہ کرم'],
    ['ckb', 'ژمارەکەمان', 'ە، تکایە'],
    ['ps', 'زموږ شمېره', 'ده، مهرباني'],
    ['he', 'המספר שלנו הוא', 'בבקשה'],
  ])('in a line of %s', (locale, before, after) => {
    test.each([
      ['a telephone number', isolated('+46 40 123 45 67')],
      ['a date', isolated('2026-05-05')],
      ['a span of time', isolated('09:30–10:15')],
      ['a sum', isolated('2 800,50')],
      ['a share', isolated('12,5 %')],
      ['a reference', leftToRight('RK-SYD-25-052')],
      ['an address on the web', leftToRight('https://example.org/a?b=1')],
      ['an e-mail address', leftToRight('test@example.org')],
      ['a Latin name', isolated('Anna ÖBERG-TEST (född 1994)')],
    ])('%s keeps its own order', (_, value) => {
      const [line = ''] = seen(set(`${before} ${value} ${after}`, locale))
      expect(line).toContain(withoutIsolates(value))
    })
  })

  test('keeps an Arabic name in a Swedish line in its place', () => {
    expect(seen(set(`Sökande: ${isolated('ليلى')}, född 1990`, 'sv'))).toEqual(['Sökande: ىليل, född 1990'])
  })

  test('turns brackets round where they are read from right to left', () => {
    const [opening, , closing] = glyphsOf(set(`أ ${leftToRight('(a)')}`, 'ar'))
    const mirrored = glyphsOf(set('(أ)', 'ar'))
    expect([mirrored.at(0), mirrored.at(-1)]).toEqual([opening, closing])
  })

  test('sets digits and Latin names in the font of the letters round them, so that text comes back', () => {
    expect(fontsOf(set('ملف ÖBERG 2025 (IOM)', 'ar'))).toEqual(['NotoNaskhArabic-Regular.ttf'])
    expect(fontsOf(set('เรื่อง ÖBERG 2025 (IOM)', 'th'))).toEqual(['NotoSansThaiLooped-Regular.ttf'])
  })

  test('sets numbers in Urdu in Noto Sans: the spaces of Nastaliq are too narrow for them', () => {
    const fonts = set(`ہمارا نمبر ${isolated('+46 70 174 06 34')} ہے`, 'ur').lines.flatMap(({ parts }) =>
      parts.filter(({ clusters }) => clusters.some(({ text }) => /\d/u.test(text))),
    )
    expect(fonts.map(({ font }) => font.id)).toEqual(['NotoSans-Regular.ttf'])
  })

  test('sets what stands alone, such as a date or a reference, in Noto Sans in every language', () => {
    expect(fontsOf(set('IOM 2025', 'ar'))).toEqual(['NotoSans-Regular.ttf'])
    expect(fontsOf(set('2025-05-05', 'th'))).toEqual(['NotoSans-Regular.ttf'])
  })

  test('sets no name half in one design and half in another', () => {
    // Noto Naskh Arabic has N and g, but no ọ.
    const fonts = set('اسمي Ngọzi هنا', 'ar').lines.flatMap(({ parts }) =>
      parts.filter(({ clusters }) => clusters.some(({ text }) => /[a-zọ]/iu.test(text))),
    )
    expect(fonts.map(({ font }) => font.id)).toEqual(['NotoSans-Regular.ttf'])
  })

  test('keeps the inner border of a Persian word, so that it is copied', () => {
    // Readers turn round what runs from right to left.
    const [line = ''] = seen(set('می\u200cروم', 'fa'))
    expect(line).toBe('مور\u200cیم')
  })

  test.each([
    ['ar', 'عربي', 'NotoNaskhArabic'],
    ['ur', 'اردو', 'NotoNastaliqUrdu'],
    ['he', 'עברית', 'NotoSansHebrew'],
    ['th', 'ไทย', 'NotoSansThaiLooped'],
    ['lo', 'ລາວ', 'NotoSansLao'],
    ['km', 'ខ្មែរ', 'NotoSansKhmer'],
    ['my', 'မြန်မာ', 'NotoSansMyanmar'],
    ['hi', 'हिन्दी', 'NotoSansDevanagari'],
    ['bn', 'বাংলা', 'NotoSansBengali'],
    ['pa', 'ਪੰਜਾਬੀ', 'NotoSansGurmukhi'],
    ['ta', 'தமிழ்', 'NotoSansTamil'],
    ['si', 'සිංහල', 'NotoSansSinhala'],
    ['ka', 'ქართული', 'NotoSansGeorgian'],
    ['hy', 'հայերեն', 'NotoSansArmenian'],
    ['am', 'አማርኛ', 'NotoSansEthiopic'],
    ['zh-Hans', '中文', 'NotoSansSC'],
    ['vi', 'Tiếng Việt', 'NotoSans'],
    ['uk', 'українська', 'NotoSans'],
    ['el', 'ελληνικά', 'NotoSans'],
  ])('has a font for %s', (locale, text, family) => {
    expect(fontsOf(set(text, locale))).toEqual([`${family}-Regular.ttf`])
  })

  test('reads a font file only when a character needs it', async () => {
    const read: string[] = []
    const economical = await openTypesetter((file) => {
      read.push(file)
      return readFont(file)
    })
    economical.set('Ansökan 2025', 'sv', answer, wide)
    economical.set('Ansökan 2025', 'sv', answer, 50)
    expect(read).toEqual(['NotoSans-Regular.ttf'])
  })

  test.each([
    ['sv', 'Den första veckan vill jag vila med min dotter på en plats där ingen känner oss.'],
    ['ar', 'في الأسبوع الأول أريد أن أرتاح مع ابنتي في مكان لا يعرفنا فيه أحد.'],
    ['th', 'อาทิตย์แรกฉันอยากพักกับลูกในที่ที่ไม่มีใครรู้จักเรา ขอให้มีคนช่วยพาไปทำบัตรประชาชนใหม่'],
    ['ur', 'میری بڑی بہن اور اس کے دو بچے وہاں رہتے ہیں۔ گھر چھوٹا ہے لیکن دروازے پر تالا ہے۔'],
    ['zh-Hans', '我想和女儿一起住在没有人认识我们的地方。'],
    ['en', 'https://example.org/a-very-long-address-that-has-no-space-in-it-anywhere-at-all'],
  ])('makes no line wider than its measure: %s', (locale, text) => {
    for (const width of [40, 90, 215]) {
      const lines = set(text, locale, width).lines
      expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(width + 0.01)
      expect(lines.length).toBeGreaterThan(1)
    }
  })

  test('parts a long Swedish or English word with a hyphen where its column is too narrow', () => {
    expect(seen(set('Migrationsverket', 'sv', 60))).toEqual(['Migra\u00ad', 'tionsver\u00ad', 'ket'])
    expect(seen(set('hos Migrationsverket', 'sv', 75)).join('|')).toBe('hos |Migrations\u00ad|verket')
    expect(seen(set('responsibility', 'en', 60))).toEqual(['responsib\u00ad', 'ility'])
    expect(set('Migrationsverket', 'sv', 60).isPaintedOtherwise).toBe(true)
    expect(seen(set('Migrationsverket', 'sv', 200))).toEqual(['Migrationsverket'])
  })

  test('paints the space where a line was broken, so that copied words do not run together', () => {
    expect(seen(set('född 1984', 'sv', 40))).toEqual(['född ', '1984'])
    expect(seen(set('أنا هنا', 'ar', 25))).toEqual([' انأ', 'انه'])
  })

  test('sets a long Thai text without cutting a word', () => {
    const text = 'ขอให้มีคนช่วยพาไปทำบัตรประชาชนใหม่และพาลูกไปสมัครเรียน'
    const words = [...new Intl.Segmenter('th', { granularity: 'word' }).segment(text)].map(
      ({ index }) => index,
    )
    let at = 0
    for (const line of seen(set(text, 'th', 100)).slice(0, -1)) {
      at += line.length
      expect(words).toContain(at)
    }
  })

  test('lets each vowel sign of a letter be copied after it, also where the letter has another mark', () => {
    const [line] = set('أُعطي', 'ar').lines
    expect(line?.parts.flatMap((part) => part.clusters.map(({ text }) => text)).slice(-2)).toEqual([
      '\u064f',
      'أ',
    ])
  })

  test('never paints the controls that steer direction', () => {
    expect(seen(set('a\u2066b\u2069c\u200e', 'sv'))).toEqual(['abc'])
  })

  test('refuses to set a text with a character that no font has', () => {
    expect(() => set('Anna \u{E000}', 'sv')).toThrow('no font has a character of this text')
  })

  test('gives every character of a text to exactly one cluster', () => {
    for (const [locale, text] of [
      ['ar', 'مُعدّ مسبقًا'],
      ['hi', 'मैं क्षमा चाहती हूँ'],
      ['km', 'ខ្ញុំចង់ត្រឡប់'],
      ['my', 'ကျွန်မ ပြန်ချင်တယ်'],
    ] as const) {
      const line = seen(set(text, locale))[0] ?? ''
      expect(Array.from(line).sort()).toEqual(Array.from(text).sort())
    }
  })
})

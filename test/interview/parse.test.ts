import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Kind } from '../../src/form/form.js'
import type { Scalar } from '../../src/interview/answer.js'
import { parseTyped, typedFrom } from '../../src/interview/parse.js'
import type { ParseContext, Parsed } from '../../src/interview/parse.js'
import * as small from '../support/small-form.js'

const words: Readonly<Record<string, readonly string[]>> = {
  true: ['Ja', 'نعم'],
  false: ['Nej', 'لا'],
  wheelchair: ['Rullstol', 'كرسي متحرك'],
  sight: ['Syn', 'البصر'],
  none: ['Inget av detta', 'لا شيء'],
  XXA: ['Statslös', 'عديم الجنسية'],
  rmn: ['Romani (Balkan)'],
}

const context = (more: Partial<ParseContext> = {}): ParseContext => ({
  form: small.form([]),
  question: small.question('a.b', small.text()),
  today: '2025-11-25',
  locales: ['ar', 'sv'],
  wordsOf: (code) => words[String(code)] ?? [],
  ...more,
})

const parse = (kind: Kind, typed: string, more?: Partial<ParseContext>): Parsed =>
  parseTyped(kind, typed, context(more))

/** The value, or the key of what the person is told. */
function outcome(parsed: Parsed): Scalar | readonly Scalar[] {
  return parsed.ok ? parsed.value : parsed.problem.key
}

const needs: Kind = { kind: 'severalOf', choices: ['wheelchair', 'sight', 'none'], exclusive: ['none'] }
const one: Kind = { kind: 'oneOf', choices: ['wheelchair', 'sight', 'none'] }

describe('a choice', () => {
  test.each([
    ['2', 'sight'],
    ['٢', 'sight'],
    ['๒', 'sight'],
    ['2.', 'sight'],
    ['rull', 'wheelchair'],
    ['RULLSTOL', 'wheelchair'],
    ['البصر', 'sight'],
    ['sight', 'sight'],
    ['4', 'answers:choice.unknown'],
    ['0', 'answers:choice.unknown'],
    ['moped', 'answers:choice.unknown'],
    ['', 'answers:empty'],
    ['  ', 'answers:empty'],
  ])('is found from %p', (typed, expected) => {
    expect(outcome(parse(one, typed))).toBe(expected)
  })

  test.each([
    ['1', true],
    ['٢', false],
    ['j', true],
    ['nej', false],
    ['نعم', true],
    ['maybe', 'answers:choice.unknown'],
  ])('yes or no is found from %p', (typed, expected) => {
    expect(outcome(parse(small.yesNo, typed))).toBe(expected)
  })

  test.each<[string, string | string[]]>([
    ['1 2', ['wheelchair', 'sight']],
    ['2,1,2', ['wheelchair', 'sight']],
    ['١، ٢', ['wheelchair', 'sight']],
    ['rull syn', ['wheelchair', 'sight']],
    ['Inget av detta', ['none']],
    ['كرسي متحرك, syn', ['wheelchair', 'sight']],
    ['1 9', 'answers:choice.unknown'],
  ])('several are found from %p', (typed, expected) => {
    expect(outcome(parse(needs, typed))).toEqual(expected)
  })

  test('that stands alone puts the others out, and says so', () => {
    expect(parse(needs, '1 3')).toEqual({
      ok: true,
      value: ['none'],
      warnings: [{ key: 'answers:choice.standsAlone', values: { number: 3 } }],
    })
  })

  test('is never guessed when two begin alike', () => {
    const alike: Kind = { kind: 'oneOf', choices: ['police_contact', 'police_report'] }
    expect(outcome(parse(alike, 'police'))).toBe('answers:choice.several')
  })
})

describe('a date', () => {
  test.each([
    ['2022-03-12', '2022-03-12'],
    ['20220312', '2022-03-12'],
    ['12.3.2022', '2022-03-12'],
    ['25/12/2022', '2022-12-25'],
    ['12 mars 2022', '2022-03-12'],
    ['March 12, 2022', '2022-03-12'],
    ['12 مارس 2022', '2022-03-12'],
    ['٢٠٢٢-٠٣-١٢', '2022-03-12'],
    ['2022-02-29', 'answers:date.noSuchDay'],
    ['2022-13-01', 'answers:date.noSuchMonth'],
    ['12-03-22', 'answers:date.unclear'],
    ['2022', 'answers:date.wholeNeeded'],
    ['soon', 'answers:date.unclear'],
    ['2999-01-01', 'answers:date.noSuchYear'],
    ['1850-01-01', 'answers:date.noSuchYear'],
    ['2022-03-12-14', 'answers:date.unclear'],
  ])('is read from %p', (typed, expected) => {
    expect(outcome(parse(small.date, typed))).toBe(expected)
  })

  test.each([
    ['2022', '2022'],
    ['2022-03', '2022-03'],
    ['3/2022', '2022-03'],
    ['mars 2022', '2022-03'],
    ['2022-03-12', '2022-03-12'],
  ])('may be partial: %p', (typed, expected) => {
    expect(outcome(parse(small.partialDate, typed))).toBe(expected)
  })

  test('says how many days the month has', () => {
    expect(parse(small.date, '2022-02-30')).toEqual({
      ok: false,
      problem: { key: 'answers:date.noSuchDay', values: { month: '2022-02', count: 28 } },
    })
  })

  test.each<[string, string[], string, string]>([
    ['12/3/2565', ['th', 'sv'], '2022-03-12', 'buddhist'],
    ['๒๕๖๕', ['th', 'sv'], '2022', 'buddhist'],
    ['1370-05-12', ['fa', 'sv'], '1991-08-03', 'persian'],
    ['1370', ['prs', 'sv'], '1991', 'persian'],
    ['1446-09-01', ['ar', 'sv'], '2025-03-01', 'islamic'],
    ['12/3/1985 EC', ['ti', 'sv'], '1992-11-21', 'ethiopian'],
    ['12 Hedar 1985', ['en', 'sv'], '1992-11-21', 'ethiopian'],
    ['3 ጳጉሜን 1985', ['ti', 'sv'], '1993-09-08', 'ethiopian'],
    ['1985 ዓ.ም.', ['ti', 'sv'], '1993', 'ethiopian'],
    ['3/4/2022', ['en', 'sv'], '2022-04-03', 'order'],
  ])('is shown before it is kept: %p', (typed, locales, date, confirmed) => {
    const parsed = parse(small.partialDate, typed, { locales })
    expect(outcome(parsed)).toBe(date)
    expect(parsed.ok && parsed.confirm?.key).toBe(`answers:date.confirm.${confirmed}`)
    expect(parsed.ok && parsed.typed).toBe(confirmed === 'order' ? undefined : typed)
  })

  test.each<[string, string[], string | undefined]>([
    ['12/3/1985', ['ti', 'sv'], '1992-11-21'],
    ['1985', ['ti', 'sv'], '1993'],
    ['2025-03-01', ['ti', 'sv'], undefined],
    ['12/3/1985', ['th', 'sv'], undefined],
  ])('in Tigrinya is kept as it stands after a look at the Ethiopian one: %p %p', (typed, locales, other) => {
    const parsed = parse(small.partialDate, typed, { locales })
    expect(parsed.ok && parsed.confirm?.values?.['ethiopian']).toBe(other)
    expect(parsed.ok && parsed.typed).toBeUndefined()
    expect(outcome(parsed)).toMatch(/^(1985|2025)/u)
  })

  test('of the Ethiopian calendar has its own thirteenth month, of five or six days', () => {
    expect(outcome(parse(small.date, '7/13/1985 EC'))).toBe('answers:date.noSuchDayIn.ethiopian')
  })

  test('of a calendar that nobody can tell is asked for again, with both readings', () => {
    expect(parse(small.date, '1370-05-12', { locales: ['en', 'sv'] })).toEqual({
      ok: false,
      problem: { key: 'answers:date.whichCalendar', values: { year: 1370, persian: 1991, islamic: 1951 } },
    })
  })

  test.each<['past' | 'future', string, string]>([
    ['past', '2025-11-25', '2025-11-25'],
    ['past', '2025-11-26', 'answers:date.inFuture'],
    ['past', '26/11/2568', 'answers:date.inFuture'],
    ['future', '2025-11-25', '2025-11-25'],
    ['future', '2025-11-24', 'answers:date.inPast'],
  ])('in the %s is looked at: %s', (within, typed, expected) => {
    expect(outcome(parse({ kind: 'date', within }, typed))).toBe(expected)
  })

  test('in part may be this year, past or future', () => {
    expect(outcome(parse({ kind: 'partialDate', within: 'past' }, '2025'))).toBe('2025')
    expect(outcome(parse({ kind: 'partialDate', within: 'future' }, '2025-11'))).toBe('2025-11')
    expect(outcome(parse({ kind: 'partialDate', within: 'past' }, '2026'))).toBe('answers:date.inFuture')
  })
})

describe('a number', () => {
  const weeks = small.number(1, 2000)
  test.each([
    ['12', 12],
    ['١٢', 12],
    ['1 200', 1200],
    ['1,200', 1200],
    ['12.0', 12],
    ['1.5', 'answers:number.notWhole'],
    ['twelve', 'answers:number.notWhole'],
    ['0', 'answers:number.outOfBounds'],
    ['2001', 'answers:number.outOfBounds'],
    ['-3', 'answers:number.outOfBounds'],
  ])('is read from %p', (typed, expected) => {
    expect(outcome(parse(weeks, typed))).toBe(expected)
  })

  test.each([
    ['1 500', 1500],
    ['1500 kr', 1500],
    ['1.500,00 SEK', 1500],
    ['1500 kronor', 1500],
    ['1500 EUR', 'answers:money.otherCurrency'],
    ['-5', 'answers:money.notASum'],
  ])('a sum is read from %p', (typed, expected) => {
    expect(outcome(parse({ kind: 'money', currency: 'SEK' }, typed))).toBe(expected)
  })

  test('of a scale goes from 0 to 4', () => {
    expect(outcome(parse({ kind: 'scale' }, '٠'))).toBe(0)
    expect(outcome(parse({ kind: 'scale' }, '5'))).toBe('answers:scale')
  })
})

describe('a phone number', () => {
  test.each([
    ['+46 70 174 06 05', '+46701740605'],
    ['070-174 06 05', '+46701740605'],
    ['0046 70 174 06 05', '+46701740605'],
    ['٠٧٠١٧٤٠٦٠٥', '+46701740605'],
    ['+66 81 234 5678', '+66812345678'],
    ['12', 'answers:phone.short'],
    ['+46 70 174 06 05 11 22 33', 'answers:phone.long'],
    ['ring Anna', 'answers:phone.notANumber'],
    ['+999 12345678', 'answers:phone.country'],
  ])('is read from %p', (typed, expected) => {
    expect(outcome(parse({ kind: 'phone' }, typed))).toBe(expected)
  })

  test('without a country is shown before it is taken for Swedish, unless it is plainly a Swedish mobile', () => {
    const abroad = parse({ kind: 'phone' }, '081 234 5678')
    expect(abroad.ok && abroad.confirm?.key).toBe('answers:phone.readAsSwedish')
    const mobile = parse({ kind: 'phone' }, '070 174 06 05')
    expect(mobile.ok && mobile.confirm).toBeUndefined()
  })
})

describe('an e-mail address', () => {
  test.each([
    ['Anna@Example.ORG', 'Anna@example.org'],
    ['anna@exämple.org', 'anna@exämple.org'],
    ['anna example.org', 'answers:email.space'],
    ['anna.example.org', 'answers:email.at'],
    ['anna@example', 'answers:email.host'],
    ['.anna@example.org', 'answers:email.name'],
  ])('is read from %p', (typed, expected) => {
    expect(outcome(parse({ kind: 'email' }, typed))).toBe(expected)
  })
})

describe('a country or language', () => {
  test.each([
    ['Rumänien', 'RO'],
    ['rumanien', 'RO'],
    ['Roma', 'RO'],
    ['رومانيا', 'RO'],
    ['RO', 'RO'],
    ['Kosovo', 'XKX'],
    ['statslös', 'XXA'],
    ['Guinea', 'GN'],
    ['Guinea-B', 'GW'],
    ['Kongo', 'answers:country.several'],
    ['to', 'answers:country.several'],
    ['Atlantis', 'answers:country.unknown'],
    ['UK', 'GB'],
  ])('country from %p', (typed, expected) => {
    expect(outcome(parse(small.country, typed))).toBe(expected)
  })

  test.each([
    ['arabiska', 'ar'],
    ['العربية', 'ar'],
    ['română', 'ro'],
    ['bini', 'bin'],
    ['romani', 'answers:language.several'],
    ['romani balkan', 'rmn'],
    ['qqq', 'answers:language.unknown'],
    ['qu', 'qu'],
    ['klingonska språket', 'answers:language.unknown'],
  ])('language from %p', (typed, expected) => {
    expect(outcome(parse({ kind: 'language' }, typed))).toBe(expected)
  })
})

describe('text', () => {
  test('is counted as a reader counts, and says how much is too much', () => {
    expect(outcome(parse(small.text(3), 'กำที่'))).toBe('กำที่')
    expect(outcome(parse(small.text(2), '🇷🇴é'))).toBe('🇷🇴é')
    expect(parse(small.text(3), 'abcde')).toEqual({
      ok: false,
      problem: { key: 'answers:text.tooLong', values: { limit: 3, count: 2 } },
    })
  })

  test('is trimmed and composed, and one line stays one line', () => {
    expect(outcome(parse(small.text(), '  A\u030angstro\u0308m\n2 '))).toBe('Ångström 2')
    expect(outcome(parse({ kind: 'longText', maxLength: 10 }, 'a\nb'))).toBe('a\nb')
  })

  test('that fails its check is refused, and that makes one wonder is kept with a warning', () => {
    const name = small.question('a.b', small.text(), { checks: ['name'] })
    expect(outcome(parse(small.text(), '<script>', { question: name }))).toBe('answers:checks.name')
    const account = small.question('a.b', small.text(), { checks: ['noIdentifyingDetails'] })
    const parsed = parse(small.text(), 'ring 070 174 06 05', { question: account })
    expect(parsed.ok && parsed.warnings.map(({ key }) => key)).toEqual(['answers:checks.identifyingDetails'])
  })
})

const kinds: readonly Kind[] = [
  small.text(20),
  { kind: 'longText', maxLength: 50 },
  small.yesNo,
  one,
  needs,
  small.number(0, 12),
  small.date,
  { kind: 'partialDate', within: 'past' },
  small.country,
  { kind: 'language' },
  { kind: 'phone' },
  { kind: 'email' },
  { kind: 'money', currency: 'SEK' },
  { kind: 'scale' },
]

describe('whatever is typed', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[0-9٠-٩.,:/+ -]{0,14}$/),
    fc.string({ unit: 'grapheme' }),
  )

  test.each(kinds.map((kind) => [kind.kind, kind] as const))('a %s is read or explained', (_, kind) => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(['ar', 'sv'], ['th', 'en'], ['fa', 'sv']), (typed, locales) => {
        const parsed = parse(kind, typed, { locales })
        if (!parsed.ok) return parsed.problem.key.startsWith('answers:')
        // Reading what stands in the field again gives the same answer.
        const again = parse(kind, typedFrom(kind, parsed.value, context({ locales })), { locales })
        expect(outcome(again)).toEqual(parsed.value)
        return true
      }),
    )
  })
})

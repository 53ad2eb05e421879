import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { caretCell, caretInRuns, cellsShown, directionOf, ordered } from '../../src/terminal/bidi.js'
import { askTerminal, capabilitiesFrom, type TerminalEnvironment } from '../../src/terminal/capabilities.js'
import { canBeShaped, shaped } from '../../src/terminal/shaping.js'

describe('joined letters', () => {
  test.each([
    ['سلام', 'ﺳﻼﻡ'],
    ['بيت', 'ﺑﻴﺖ'],
    ['لا', 'ﻻ'],
    ['الأمان', 'ﺍﻷﻣﺎﻥ'],
    ['بِنت', 'ﺑِﻨﺖ'],
    ['نعم؟', 'ﻧﻌﻢ؟'],
    ['می\u200cروم', 'ﻣﯽﺭﻭﻡ'],
    ['لَا', 'ﻟَﺎ'],
    ['على', '\ufecb\ufee0\ufef0'],
    ['ى', '\ufeef'],
    ['Maria', 'Maria'],
  ])('%s', (text, joined) => {
    expect(shaped(text)).toBe(joined)
  })

  test('letters without such forms are known, so that doctor can say so', () => {
    expect(canBeShaped('العربية')).toBe(true)
    expect(canBeShaped('کوردی ڕێ')).toBe(false)
  })
})

describe('order', () => {
  test.each([
    ['a terminal that orders gets the text as it is read', 'هل هذا RK-TEST؟', 'logical', 'هل هذا RK-TEST؟'],
    ['one that draws cell by cell gets it turned', 'نعم لا', 'visual', 'ﻻ ﻢﻌﻧ'],
    ['names and numbers keep their own order', 'رقم 25014 Ab', 'visual', 'Ab 25014 ﻢﻗﺭ'],
    ['brackets turn round', '(نعم)', 'visual', '(ﻢﻌﻧ)'],
    ['marks stay on their letters', 'رَب', 'visual', 'ﺏﺭَ'],
    ['kitty gets its words in order and turns each itself', 'أين تريد السكن', 'words', 'السكن تريد أين'],
  ] as const)('%s', (_, text, mode, sent) => {
    expect(ordered(text, 'rtl', mode)).toBe(sent)
  })

  test.each([
    ['the last run comes first', 'في فندق ترتبه IOM', true, 'IOM في فندق ترتبه'],
    ['every run in its turn', 'نعم Ab لا Cd', true, 'Cd لا Ab نعم'],
    ['a full stop stands at its left', 'نعم.', true, '.نعم'],
    ['brackets are turned by VTE', 'لي (نحن) هنا', true, 'لي (نحن) هنا'],
    ['brackets are turned for Konsole', 'لي (نحن) هنا', false, 'لي )نحن( هنا'],
    ['numbers stay in their run', 'رقم ٢٥ هنا', true, 'رقم ٢٥ هنا'],
  ] as const)('on a row that runs from left to right: %s', (_, text, mirrors, sent) => {
    expect(ordered(text, 'rtl', 'logical', { isLeftToRight: true, mirrors })).toBe(sent)
    expect(ordered(text, 'rtl', 'logical', { isLeftToRight: false, mirrors })).toBe(text)
  })

  test('kitty turns the brackets of a word with it', () => {
    expect(ordered('لي (نحن اثنتان) هنا', 'rtl', 'words')).toBe('هنا اثنتان) (نحن لي')
  })

  test('left-to-right text is never touched', () => {
    expect(ordered('Ett (litet) rum', 'ltr', 'visual')).toBe('Ett (litet) rum')
  })

  test.each([
    ['مريم', 'rtl'],
    ['123 مريم', 'rtl'],
    ['Maria مريم', 'ltr'],
    ['שלום', 'rtl'],
    ['123', undefined],
  ])('%s starts as %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction)
  })
})

describe('the caret on a right-to-left row', () => {
  test.each([
    ['before the first letter it is on it, at the right', '', 'سلام', 2],
    ['after the last letter it is left of it', 'سلام', '', -1],
    ['between letters it stands on the next one', 'بي', 'ت', 0],
    ['after a Latin word it is at its right', 'نعم Ab', '', 2],
    ['on an empty row it is where the first letter will be', '', '', -1],
  ])('%s', (_, before, after, cell) => {
    expect(caretCell(before, after, 'rtl', 'visual')).toBe(cell)
  })

  test.each([
    ['after the last letter it is before all', 'نعم', '', -1],
    ['between letters it is on the next one', 'نع', 'م', 2],
    ['after a Latin word it is behind it', 'نعم Ab', '', 2],
    ['before a letter it is on it, wherever its run has come to', 'نعم ل', 'ا Ab', 8],
  ])('in Konsole, %s', (_, before, after, cell) => {
    expect(caretInRuns(before, after)).toBe(cell)
  })

  test('lam and alef are one cell where we join them', () => {
    expect(cellsShown('سلام', 'visual')).toBe(3)
    expect(cellsShown('سلام', 'logical')).toBe(4)
  })
})

describe('what a terminal says of itself', () => {
  const fence = '\u001b[?62;22c'
  const named = (name: string): string => `\u001bP>|${name}\u001b\\${fence}`
  test.each([
    ['GNOME and other VTE terminals', `\u001b[8;1$y${fence}`, {}, 'logical', true],
    ['xterm', named('XTerm(379)'), {}, 'visual', false],
    [
      'xterm started from GNOME Terminal',
      named('XTerm(379)'),
      { VTE_VERSION: '7000', TERM_PROGRAM: 'Apple_Terminal' },
      'visual',
      false,
    ],
    ['Konsole', `\u001b[8;0$y${named('Konsole 22.12.3')}`, {}, 'logical', false],
    ['mintty', `\u001b[8;1$y${named('mintty 3.6.4')}`, {}, 'logical', true],
    ['mlterm', named('mlterm(3.9.0)'), {}, 'logical', false],
    ['kitty', named('kitty(0.26.5)'), {}, 'words', false],
    ['tmux', named('tmux 3.3a'), {}, 'visual', false],
    ['Terminal.app, which gives no name', fence, { TERM_PROGRAM: 'Apple_Terminal' }, 'logical', false],
    ['a JetBrains terminal', fence, { TERMINAL_EMULATOR: 'JetBrains-JediTerm' }, 'logical', false],
    ['one that says nothing', '', {}, 'visual', false],
  ] as const)('%s', (_, reply, environment, bidi, setsDirection) => {
    expect(capabilitiesFrom(reply, environment)).toMatchObject({ bidi, setsDirection })
  })

  const { terminals } = JSON.parse(readFileSync('test/fixtures/terminal-replies.json', 'utf8')) as {
    readonly terminals: readonly {
      readonly name: string
      readonly reply: string
      readonly environment: TerminalEnvironment
      readonly draws: 'orders' | 'words' | 'nothing'
      readonly setsDirection: boolean
    }[]
  }
  const fitting = { orders: 'logical', words: 'words', nothing: 'visual' } as const

  test('eight terminals are on record', () => {
    expect(terminals).toHaveLength(8)
  })

  test.each(terminals)(
    'as $name answered, the mode fits what it draws, and what was typed meanwhile stays typed',
    async ({ reply, environment, draws, setsDirection }) => {
      const input = Object.assign(new PassThrough(), { isTTY: true })
      const output = Object.assign(new PassThrough(), { isTTY: true })
      output.once('data', () => input.write(`a${reply}b`))
      const found = await askTerminal(input, output, environment)
      expect(found).toMatchObject({ bidi: fitting[draws], setsDirection })
      expect(String(input.read())).toBe('ab')
    },
  )

  test('what the person has chosen outranks it', () => {
    expect(capabilitiesFrom(named('XTerm(379)'), {}, 'logical')).toMatchObject({
      bidi: 'logical',
      because: 'setting',
    })
  })
})

/**
 * Everything that a person can do in a sitting. Keys, the digits of the menu and typed words
 * are three small maps onto these, so that the three ways cannot drift apart.
 */

import type { GroupName } from '../form/form.js'
import type { NoAnswerState } from '../form/condition.js'
import type { Locale } from '../message.js'
import type { Place } from './answer.js'
import type { EditOperation } from './editor.js'
import type { Hindrance, ReturnTo } from './session.js'

export type Command =
  /** Typed or pasted. A paste never ends an answer, whatever it holds. */
  | { readonly do: 'insert'; readonly text: string }
  | { readonly do: 'edit'; readonly operation: EditOperation }
  /** A new row where the text may have several. */
  | { readonly do: 'newRow' }
  /** Marks or unmarks the choice that the arrows stand on. */
  | { readonly do: 'toggle' }
  /** Enter: accepts what stands there, and goes on. */
  | { readonly do: 'submit' }
  | { readonly do: 'otherBox' }
  | { readonly do: 'back' }
  | { readonly do: 'forward' }
  /** Without a state: shows the ways not to answer. `notAsked` without a reason asks for it. */
  | { readonly do: 'noAnswer'; readonly state?: NoAnswerState; readonly reason?: string }
  /** The rest of the part: refused, or left for another day. */
  | { readonly do: 'skipSection'; readonly state?: 'declined' | 'later' }
  /** Begins a part that was announced. */
  | { readonly do: 'begin' }
  /** Keeps the text although it was warned about. */
  | { readonly do: 'acceptAnyway' }
  /** What to do about a problem that the coordinator may go on past. */
  | { readonly do: 'decide'; readonly about: Hindrance }
  /** Past a stop or a problem: asks for the reason. */
  | { readonly do: 'goOn' }
  /** Reads the answers back, from the first that is not confirmed. */
  | { readonly do: 'readBack' }
  /** The answer that was read is right. */
  | { readonly do: 'confirm' }
  /** Past the rest of the part that is being read. */
  | { readonly do: 'skipReading' }
  /** The applicant does not want to hear the answers. */
  | { readonly do: 'withoutReadBack' }
  | { readonly do: 'why' }
  /** The programme information, from its first page. */
  | { readonly do: 'information' }
  /** Difficult words and what they mean. */
  | { readonly do: 'words' }
  /** Another interpreter takes over; asked whether it is meant, unless it is confirmed. */
  | { readonly do: 'handOver'; readonly isConfirmed?: true }
  /** The question for the times that were interpreted. */
  | { readonly do: 'times' }
  /** Without a language: shows the languages to choose from. */
  | { readonly do: 'language'; readonly to?: Locale }
  | { readonly do: 'show'; readonly which: Shown }
  | { readonly do: 'menu'; readonly path?: string }
  /** A question number (`D6`), the name of a section, a place, or the next open question. */
  | { readonly do: 'goTo'; readonly target?: string | Place; readonly returnTo?: ReturnTo }
  | { readonly do: 'overview' }
  | { readonly do: 'review' }
  /** The rows of the risk table, each with its level. */
  | { readonly do: 'rows' }
  /** Shows the question in the browser too, in large type. Done by whoever holds the session. */
  | { readonly do: 'read' }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'hide' }
  | { readonly do: 'help' }
  /** Leaves the screen that lies over the question. */
  | { readonly do: 'close' }
  | { readonly do: 'save' }
  /** Asks whether to leave; asked again, leaves. */
  | { readonly do: 'leave' }
  | { readonly do: 'end' }
  /** One more row of the risk table; children follow from their number. */
  | { readonly do: 'addItem'; readonly group: GroupName }
  /** Takes the row or child that the question is about, or the item of a list, out of the answer. */
  | { readonly do: 'removeItem' }

/** Which of the two languages is on the screen. */
export type Shown = 'both' | 'interview' | 'staff'

/**
 * The menu: digits that never change, each with a command or with a menu below it.
 * The path is what was typed: `5` and then `1` is `51`.
 */
export const menu: Readonly<Record<string, Command>> = {
  '1': { do: 'menu', path: '1' },
  '11': { do: 'pause' },
  '12': { do: 'end' },
  '2': { do: 'language' },
  '3': { do: 'why' },
  '4': { do: 'menu', path: '4' },
  '41': { do: 'noAnswer', state: 'declined' },
  '42': { do: 'noAnswer', state: 'unknown' },
  '43': { do: 'noAnswer', state: 'later' },
  '44': { do: 'skipSection' },
  '45': { do: 'noAnswer', state: 'notAsked' },
  '5': { do: 'menu', path: '5' },
  '51': { do: 'back' },
  '52': { do: 'forward' },
  '53': { do: 'overview' },
  '54': { do: 'goTo' },
  '55': { do: 'removeItem' },
  '56': { do: 'readBack' },
  '57': { do: 'rows' },
  '6': { do: 'review' },
  '7': { do: 'read' },
  '8': { do: 'menu', path: '8' },
  '81': { do: 'information' },
  '82': { do: 'words' },
  '83': { do: 'handOver' },
  '84': { do: 'times' },
  '9': { do: 'help' },
  '0': { do: 'hide' },
}

/** The digits that the menu shows at a path, in order. */
export function menuBelow(path: string): readonly string[] {
  return Object.keys(menu)
    .filter((entry) => entry.length === path.length + 1 && entry.startsWith(path))
    .sort((a, b) => (a === '0' ? 1 : b === '0' ? -1 : a.localeCompare(b)))
}

/** Pages that the keys are told on where a window is too narrow for all of them. */
export const helpPages = 4

/** Names of the words that can be typed after a colon; the words themselves are texts. */
export const typedNames = [
  'next',
  'back',
  'forward',
  'go',
  'none',
  'skip',
  'unknown',
  'later',
  'skipPart',
  'notAsked',
  'why',
  'info',
  'words',
  'interpreter',
  'times',
  'language',
  'show',
  'pause',
  'stop',
  'review',
  'readBack',
  'overview',
  'rows',
  'read',
  'menu',
  'help',
  'hide',
  'save',
  'box',
  'undo',
  'remove',
  'quit',
] as const

export type TypedName = (typeof typedNames)[number]

/** `tillbaka` and `back` → `back`: the words of the staff language and the English ones. */
export type TypedWords = ReadonlyMap<string, TypedName>

/**
 * The command of a row such as `:back` or `:go D6`; undefined for a row that is an answer.
 * `::` writes a colon at the start of an answer.
 */
export function typedCommand(row: string, words: TypedWords): Command | undefined {
  const [, typed = '', rest = ''] = /^\s*:([^\s:]+)\s*(.*)$/su.exec(row) ?? []
  const whole = words.get(`${typed} ${rest}`.trim().toLowerCase())
  if (whole) return commandNamed(whole, '')
  const name = words.get(typed.toLowerCase())
  return name && commandNamed(name, rest.trim())
}

function commandNamed(name: TypedName, rest: string): Command {
  switch (name) {
    case 'next':
      return { do: 'submit' }
    case 'go':
      return rest === '' ? { do: 'goTo' } : { do: 'goTo', target: rest }
    case 'none':
      return { do: 'noAnswer' }
    case 'skip':
      return { do: 'noAnswer', state: 'declined' }
    case 'unknown':
    case 'later':
      return { do: 'noAnswer', state: name }
    case 'skipPart':
      return { do: 'skipSection' }
    case 'notAsked':
      return rest === ''
        ? { do: 'noAnswer', state: 'notAsked' }
        : { do: 'noAnswer', state: 'notAsked', reason: rest }
    case 'language':
      return rest === '' ? { do: 'language' } : { do: 'language', to: rest }
    case 'show':
      return { do: 'show', which: rest === 'interview' || rest === 'staff' ? rest : 'both' }
    case 'stop':
      return { do: 'end' }
    case 'box':
      return { do: 'otherBox' }
    case 'undo':
      return { do: 'edit', operation: 'undo' }
    case 'remove':
      return { do: 'removeItem' }
    case 'quit':
      return { do: 'leave' }
    case 'info':
      return { do: 'information' }
    case 'interpreter':
      return { do: 'handOver' }
    case 'words':
    case 'times':
    case 'back':
    case 'forward':
    case 'why':
    case 'pause':
    case 'review':
    case 'readBack':
    case 'overview':
    case 'rows':
    case 'read':
    case 'menu':
    case 'help':
    case 'hide':
    case 'save':
      return { do: name }
  }
}

/** One key, one command: the only place that knows about keys. */

import { menu, type Command } from '../interview/command.js'
import { activeBox } from '../interview/draft.js'
import { textOf, type EditOperation } from '../interview/editor.js'
import { mustBeTold } from '../interview/information.js'
import { isListView } from '../interview/lists.js'
import { latinDigits } from '../form/digits.js'
import type { Session } from '../interview/session.js'
import { directionOf } from './bidi.js'
import type { Key } from './play.js'

const editing: Readonly<Record<string, EditOperation>> = {
  backspace: 'backspace',
  delete: 'delete',
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
  up: 'up',
  down: 'down',
}

/** Keys that terminals, editors and multiplexers leave alone. */
const withControl: Readonly<Record<string, Command>> = {
  a: { do: 'edit', operation: 'home' },
  e: { do: 'edit', operation: 'end' },
  u: { do: 'edit', operation: 'eraseLine' },
  w: { do: 'edit', operation: 'eraseWord' },
  left: { do: 'edit', operation: 'wordLeft' },
  right: { do: 'edit', operation: 'wordRight' },
  _: { do: 'edit', operation: 'undo' },
  r: { do: 'back' },
  t: { do: 'language' },
  y: { do: 'why' },
  x: { do: 'noAnswer' },
  l: { do: 'hide' },
  s: { do: 'save' },
  o: { do: 'menu' },
}

/** What the menu can be opened over; all else lies over one of these, and is closed. */
const bases: readonly string[] = ['question', 'intro', 'readBackOffer', 'readBack']

/** The information is one while it stands between the talk and the question. */
const isBase = (session: Session): boolean =>
  bases.includes(session.view.name) || (session.view.name === 'information' && mustBeTold(session))

export function commandOf(session: Session, key: Key): Command | undefined {
  const { view } = session
  const { name, sequence = '' } = key
  if (sequence === '\u001f') return { do: 'edit', operation: 'undo' }
  if (key.ctrl === true && name !== undefined) return withControl[name]
  switch (name) {
    case 'escape':
      return isBase(session) ? { do: 'menu' } : { do: 'close' }
    case 'return':
    case 'enter':
      return { do: 'submit' }
    case 'tab':
      return { do: 'otherBox' }
    case 'pageup':
      return { do: 'back' }
    case 'pagedown':
      return { do: 'forward' }
    case 'space':
      return { do: 'toggle' }
  }
  if (view.name === 'menu') return menu[view.path + latinDigits(sequence)]
  if (name !== undefined && name in editing)
    return { do: 'edit', operation: asSeen(session, editing[name] ?? 'end') }
  if (sequence === '' || key.meta === true || sequence.startsWith('\u001b')) return undefined
  if (sequence === '?' && isLineEmpty(session)) return { do: 'help' }
  return { do: 'insert', text: sequence }
}

/** Left and right follow what is seen: on a right-to-left line the text goes on to the left. */
function asSeen(session: Session, operation: EditOperation): EditOperation {
  if (isListView(session.view) || directionOf(textOf(activeBox(session.draft).text)) !== 'rtl')
    return operation
  if (operation === 'left') return 'right'
  return operation === 'right' ? 'left' : operation
}

function isLineEmpty({ view, draft }: Session): boolean {
  if (isListView(view) || view.name === 'reason') return textOf(view.line) === ''
  return textOf(activeBox(draft).text) === ''
}

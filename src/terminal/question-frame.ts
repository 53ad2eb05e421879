/** What stands below a question: the ways not to answer, what happened, and the keys. */

import { isAskedOfApplicant } from '../wording/keys.js'
import type { Tongues } from './bilingual.js'
import { stated, type KeyBar } from './page.js'
import { noticeText, type Asked, type Scene } from './scene.js'
import { atEnd, piece, type Row, type Stage } from './screen.js'
import { say } from './words.js'
import { wrap } from './wrap.js'

/** The ways not to answer stand on every question, in the person's language. */
export function waysRows(
  asked: Asked,
  { applicant }: Tongues,
  { staff }: Scene,
  stage: Stage,
): readonly Row[] {
  const key = 'interview:noAnswer.summary'
  const isForApplicant = isAskedOfApplicant(asked.question)
  const indent = stage.isNarrow ? 0 : 8
  const own =
    applicant && isForApplicant
      ? wrap(applicant.t(key), stage.width - indent, applicant.locale).map((line): Row => [
          applicant.direction === 'rtl' ? atEnd(line, 'rtl', 'strong') : piece(line, 'strong', indent + 1),
        ])
      : [[]]
  if (!stage.isNarrow) {
    const words = staff.t(isForApplicant ? key : 'terminal:noAnswer.staff')
    return [...own, [piece('Ctrl+X', 'strong'), piece(words, 'text', indent + 1)]]
  }
  const keys: Row = [
    piece('Ctrl+X', 'strong'),
    piece(staff.t('terminal:key.noAnswer'), 'text', 8),
    piece('Ctrl+T', 'strong', 20),
    piece(staff.t('terminal:key.language'), 'text', 27),
  ]
  return [...own, keys]
}

/** What happened, or else whether all is saved. */
export function happened({ session, staff, saved }: Scene, stage: Stage): readonly Row[] {
  if (session.notice) return stated(noticeText(session.notice, staff), stage, staff, 'mark')
  return saved ? stated(say(staff, saved), stage, staff) : [[]]
}

/** The same, and what is to be known of the answer that is being given. */
export function stateRows(asked: Asked, scene: Scene, stage: Stage): readonly Row[] {
  const { session, staff, saved } = scene
  if (session.notice) return happened(scene, stage)
  if (saved?.key === 'terminal:notice.notSaved') return stated(say(staff, saved), stage, staff, 'stop')
  if (session.problem) return stated(staff.t('terminal:notice.kept'), stage, staff)
  if (asked.step.kind.kind === 'longText') return stated(staff.t('terminal:notice.longText'), stage, staff)
  return happened(scene, stage)
}

export function questionKeys({ step }: Asked, { session, staff }: Scene): KeyBar {
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  const isWhy = session.view.name === 'why'
  return [
    [
      label('Enter', step.kind.kind === 'longText' ? 'newRow' : 'next'),
      label('Ctrl+R', 'back'),
      label('Ctrl+T', 'language'),
      label('Ctrl+Y', isWhy ? 'close' : 'why'),
    ],
    [
      label('Esc', 'menuPause'),
      label('Ctrl+L', 'hide'),
      session.draft.boxes.length > 1 ? label('Tab', 'otherBox') : undefined,
      session.form.information ? label(`:${staff.t('terminal:words.info')}`, 'information') : undefined,
    ],
  ]
}

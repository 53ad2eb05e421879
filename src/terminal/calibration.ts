/** The card that asks which of three lines reads right: the person sees what no terminal tells. */

import type { BidiMode } from './bidi.js'
import type { LineChosen } from './capabilities.js'
import { ask, type DialogDesk, type Option } from './dialog.js'

export interface CardQuestion {
  /** A sentence in a language that is written from right to left. */
  readonly sample: string
  /** What the program would do by itself. */
  readonly guess: BidiMode
}

const modes: readonly BidiMode[] = ['logical', 'visual', 'words']

/** The mode of the line that reads right, or `none`; undefined when nobody wanted to say. */
export function askWhichLineIsRight(
  { sample, guess }: CardQuestion,
  desk: DialogDesk,
): Promise<LineChosen | undefined> {
  const t = (name: string, values = {}): string => desk.staff.t(`terminal:card.${name}`, values)
  const options: Option<LineChosen>[] = [
    ...modes.map((mode) => ({ value: mode, label: '', sample: { text: sample, mode }, heading: '' })),
    { value: 'none', label: t('none'), heading: '' },
  ]
  return ask<LineChosen>(
    {
      title: t('title'),
      ask: t('ask'),
      notes: [t('note')],
      hint: t('guess', { number: modes.indexOf(guess) + 1 }),
      options: () => options,
      prefilled: `${modes.indexOf(guess) + 1}`,
      enter: desk.staff.t('terminal:key.save'),
      escape: desk.staff.t('terminal:key.cancel'),
    },
    desk,
  )
}

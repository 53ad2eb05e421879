/** What can be chosen for this computer, besides what belongs to a case. */

import { latinDigits } from '../form/digits.js'
import { hideAfterRange, readSettings, writeSettings } from '../storage/settings.js'
import { ask, type DialogDesk } from '../terminal/dialog.js'
import type { Context } from './context.js'
import { calibrate, dialogDesk } from './terminal-desk.js'

/** Shows the settings until the person goes back; the desk follows what was chosen. */
export async function settingsScreen(context: Context, first: DialogDesk): Promise<DialogDesk> {
  let desk = first
  for (;;) {
    const { t } = desk.staff
    const { hideAfterMinutes } = await readSettings(context.home)
    const chosen = await ask<'hideAfter' | 'terminal'>(
      {
        title: t('terminal:settings.title'),
        ask: '',
        options: () => [
          {
            value: 'hideAfter',
            label: t('terminal:settings.hideAfter'),
            end: t('terminal:settings.minutes', { count: hideAfterMinutes }),
          },
          { value: 'terminal', label: t('terminal:settings.terminal') },
        ],
        prefilled: '1',
        enter: t('terminal:key.change'),
        escape: t('terminal:key.home'),
      },
      desk,
    )
    if (chosen === undefined) return desk
    if (chosen === 'terminal') await calibrate(context)
    else await askHideAfter(context, desk)
    desk = await dialogDesk(context)
  }
}

async function askHideAfter({ home }: Context, desk: DialogDesk): Promise<void> {
  const { t } = desk.staff
  const settings = await readSettings(home)
  const { least, most } = hideAfterRange
  const minutes = await ask<number>(
    {
      title: t('terminal:settings.title'),
      ask: t('terminal:settings.askHideAfter'),
      hint: t('terminal:settings.hideAfterHint', { least, most }),
      prefilled: `${settings.hideAfterMinutes}`,
      read: (typed) => {
        const value = Number(latinDigits(typed))
        return Number.isInteger(value) && value >= least && value <= most
          ? { value }
          : { problem: t('terminal:settings.hideAfterHint', { least, most }) }
      },
      enter: t('terminal:key.change'),
      escape: t('terminal:key.cancel'),
    },
    desk,
  )
  if (minutes !== undefined) await writeSettings(home, { ...settings, hideAfterMinutes: minutes })
}

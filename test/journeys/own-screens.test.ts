/** The program's own screens, from the first day on, at three sizes: every word of them can be read. */

import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { freshFolder, root } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'
import { keys, Term } from '../support/term.js'

const { locales } = quietContext('2026-11-26T10:00:00Z')
const t = locales.forScreen('sv')
const letters = (text: string): string => text.replace(/\s+/gu, '')
const passphrase = 'invented words for three sizes TEST'
const open: Term[] = []

afterEach(() => {
  for (const term of open.splice(0)) term.kill()
})

test.each([
  [40, 20],
  [80, 24],
  [120, 40],
])(
  'at %i × %i',
  async (columns, rows) => {
    const term = new Term(process.execPath, [join(root, 'dist/hemvag.js')], {
      environment: { LANG: 'sv_SE.UTF-8', HEMVAG_HOME: freshFolder() },
      columns,
      rows,
    })
    open.push(term)
    /** Waits for a screen that has all these texts, each whole however it is broken into rows. */
    const whole = (...texts: readonly string[]) =>
      term.until((seen) => texts.every((text) => letters(seen.text).includes(letters(text))))
    const choose = async (row: string): Promise<void> => {
      await whole(t('terminal:key.hide'))
      // A list that does not fit is gone through with the arrow.
      for (let step = 0; step < 12 && !letters(term.text).includes(letters(row)); step += 1) {
        term.type(keys.down)
        await term.until('>')
      }
      const digits = new RegExp(`(\\d+) +${row.split(' ')[0] ?? ''}`, 'u').exec(term.text)?.[1] ?? 'no row'
      term.type(`${keys.control('u')}${digits}${keys.enter}`)
    }

    await whole(
      t('cli:firstRun.title'),
      t('cli:firstRun.ask'),
      t('cli:firstRun.write'),
      t('cli:firstRun.forgotten'),
      t('cli:firstRun.written'),
      t('cli:firstRun.own'),
      t('terminal:key.hide'),
    )
    term.type(`2${keys.enter}`)
    await term.until(t('terminal:passphrase.ask'))
    term.type(`${passphrase}${keys.enter}`)
    await whole(t('terminal:passphrase.again'))
    term.type(`${passphrase}${keys.enter}`)

    await whole(t('terminal:home.none'), t('terminal:home.new'), t('terminal:home.settings'))
    await choose(t('terminal:home.settings'))
    await whole(t('terminal:settings.hideAfter'), t('terminal:settings.terminal'), t('terminal:key.home'))
    term.type(`1${keys.enter}`)
    await whole(
      t('terminal:settings.askHideAfter'),
      t('terminal:settings.hideAfterHint', { least: 1, most: 15 }),
    )
    term.type(`${keys.control('u')}99${keys.enter}`)
    await whole(
      t('terminal:settings.askHideAfter'),
      t('terminal:settings.hideAfterHint', { least: 1, most: 15 }),
    )
    term.type(`${keys.control('u')}7${keys.enter}`)
    await whole(t('terminal:settings.minutes', { count: 7 }))
    term.type(`2${keys.enter}`)
    await whole(
      t('terminal:card.ask'),
      t('terminal:card.note'),
      t('terminal:card.none'),
      t('terminal:key.save'),
    )
    term.type(`3${keys.enter}`)
    await whole(t('terminal:settings.terminal'))
    term.type(keys.escape)

    await whole(t('terminal:home.none'))
    await choose(t('terminal:home.new'))
    await whole(t('terminal:newCase.reference'), t('terminal:newCase.referenceHint'))
    term.type(keys.enter)
    await whole(t('terminal:newCase.language'), t('terminal:newCase.languageHint'))
    term.type(`svenska${keys.enter}`)
    await whole(t('terminal:newCase.depth'), t('terminal:newCase.essential'), t('terminal:newCase.full'))
    term.type(keys.escape)
    await whole(t('terminal:home.none'))
    await choose(t('terminal:home.new'))
    await whole(t('terminal:newCase.reference'))
    term.type(keys.enter)
    await whole(t('terminal:newCase.language'))
    term.type('edo')
    await whole('edo (bini)', t('terminal:language.noTexts'))
    term.type(keys.enter)
    await whole(
      t('terminal:newCase.written'),
      t('terminal:newCase.writtenHint', { language: 'edo (bini)' }),
      t('terminal:newCase.search'),
    )
    term.type(keys.escape)
    await whole(t('terminal:home.none'))
    expect(term.exit).toBeUndefined()
  },
  60_000,
)

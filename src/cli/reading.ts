/** The reading view with the fonts that paper is set with, so that both look alike. */

import { familyFor, fontFiles, scriptOfLocale } from '../layout/fonts.js'
import type { ReadingView } from '../reading/slide.js'
import type { Context } from './context.js'

export async function openReading({ world }: Context): Promise<ReadingView> {
  const { openReadingView } = await import('../reading/server.js')
  return openReadingView({
    families: fontFiles
      .filter((file) => file.endsWith('-Regular.ttf'))
      .map((regular) => {
        const bold = regular.replace('-Regular', '-Bold')
        const name = regular.replace('-Regular.ttf', '')
        return { name, regular, ...(fontFiles.includes(bold) ? { bold } : {}) }
      }),
    familyOf: (locale) => familyFor(scriptOfLocale(locale), locale).name,
    read: (file) => world.resources.read(`fonts/${file}`),
  })
}

import { Command } from 'commander'
import type { Context } from './context.js'
import { translateBackReadCommand, translateCompareCommand } from './translate-compare.js'
import { translateCheckCommand } from './translate-check.js'
import { translateExportCommand, translateImportCommand } from './translate-exchange.js'
import { translateMarkCommand, translateReviewCommand } from './translate-record.js'

/** `translate`: what concerns translators. */
export function translateCommand(context: Context): Command {
  return new Command('translate')
    .description(context.t('translate:description'))
    .addCommand(translateCheckCommand(context))
    .addCommand(translateExportCommand(context))
    .addCommand(translateImportCommand(context))
    .addCommand(translateMarkCommand(context))
    .addCommand(translateCompareCommand(context))
    .addCommand(translateBackReadCommand(context))
    .addCommand(translateReviewCommand(context))
}

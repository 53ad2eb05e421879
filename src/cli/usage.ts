/** Help and usage errors in the staff language: commander's own words never reach a person. */

import type { Command, CommanderError } from 'commander'
import type { Start } from './start.js'

/** Headings that commander writes into help, and the text that stands there instead. */
const headings: Readonly<Record<string, string>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
}

const usageErrors: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'unknownCommand',
  'commander.unknownOption': 'unknownOption',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'missingValue',
  'commander.missingMandatoryOptionValue': 'missingOption',
  'commander.excessArguments': 'tooMuch',
  'commander.invalidArgument': 'unknownValue',
}

/** Puts help and errors of a command and all commands below it into the staff language. */
export function speakStaffLanguage(command: Command, start: Start, path: readonly string[] = []): Command {
  const { t, world } = start
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void world.output.write(text),
      // Help after a usage error and commander's sentences: said by us instead, in `usageMessage`.
      writeErr: () => undefined,
    })
    .configureHelp({
      styleTitle: (title) => (headings[title] ? t(`cli:help.${headings[title]}`) : title),
      commandUsage: (one) => usageLine(one, path, start),
      // Which values there are is in our own description; commander would add it in English.
      optionDescription: ({ description }) => description,
      argumentDescription: ({ description }) => description,
      helpWidth: 80,
    })
    .helpOption('-h, --help', t('cli:options.help'))
    .helpCommand(false)
    .showSuggestionAfterError(false)
  if (path.length === 0) command.helpCommand(`help [${t('cli:names.command')}]`, t('cli:options.help'))
  const examples = t(`cli:examples.${path.join(' ') || command.name()}`)
  command.addHelpText('before', `${t('cli:help.examples')}\n${examples.replace(/^/gmu, '  ')}\n`)
  for (const below of command.commands) speakStaffLanguage(below, start, [...path, below.name()])
  return command
}

/** `hemvag render [options] <case or file>` with the words of the staff language. */
function usageLine(command: Command, path: readonly string[], { t }: Start): string {
  const isRoot = path.length === 0
  const needed = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '…' : ''}`
    return argument.required ? `<${name}>` : `[${name}]`
  })
  const options = isRoot || command.options.length > 0 ? [`[${t('cli:names.options')}]`] : []
  const below = !isRoot && command.commands.length > 0 ? [`[${t('cli:names.command')}]`] : []
  return ['hemvag', ...path, ...options, ...needed, ...below].join(' ')
}

/** What was wrong with the command line, and how to find out more. */
export function usageMessage(error: CommanderError, { t }: Start): string {
  // Commander's sentence quotes the name of the option, argument or command; of a value that cannot
  // be chosen it quotes `argument 'value'`, after the name of the option.
  const quoted = /argument '([^']*)' is invalid/u.exec(error.message) ?? /'([^']*)'/u.exec(error.message)
  const name = quoted?.[1] ?? ''
  const what = usageErrors[error.code] ?? 'other'
  return t(`cli:usage.${what}`, { name })
}

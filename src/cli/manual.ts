/** The manual page, in the language of mdoc(7), from the same data as the help. */

import type { Translate } from '../message.js'
import { everyShape, type CommandShape, type OptionShape } from './command-line.js'

/**
 * @param root the whole command line
 * @param day of the version, `YYYY-MM-DD`
 */
export function manualPage(root: CommandShape, t: Translate, day: string): string {
  const [program, ...below] = everyShape(root)
  const commands = below.map((shape) => commandText(shape, t)).join('\n')
  return `.Dd ${day}
.Dt HEMVAG 1
.Os
.Sh NAME
.Nm hemvag
.Nd ${plain(root.description)}
.Sh SYNOPSIS
.Nm
.Op Ar option ...
.Op Ar command
.Sh DESCRIPTION
${plain(root.description)}
${examples('hemvag', t)}
.Ss ${plain(t('cli:help.options').replace(/:$/u, ''))}
${optionList(program?.options ?? [])}
.Sh COMMANDS
${commands}
.Sh EXIT STATUS
.Bl -tag -width 4n
${[0, 1, 2, 3, 4, 5, 130, 143].map((code) => `.It ${code}\n${plain(t(`cli:exit.${code}`))}`).join('\n')}
.El
`
}

function commandText(shape: CommandShape, t: Translate): string {
  const usage = ['hemvag', shape.path, ...shape.takes].join(' ')
  return `.Ss ${plain(usage)}
${plain(shape.description)}
${optionList(shape.options)}
${examples(shape.path, t)}`
}

function optionList(options: readonly OptionShape[]): string {
  const items = options.map(({ names, value, description }) => {
    const flags = names.map((name) => `\\fB${plain(name)}\\fR`).join(', ')
    return `.It ${flags}${value === undefined ? '' : ` \\fI${plain(value)}\\fR`}\n${plain(description)}`
  })
  return `.Bl -tag -width indent\n${items.join('\n')}\n.El`
}

function examples(path: string, t: Translate): string {
  return `.Bd -literal -offset indent\n${plain(t(`cli:examples.${path}`))}\n.Ed`
}

/** A backslash, and a dot or an apostrophe at the start of a line, would be commands. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gmu, '\\&')
}

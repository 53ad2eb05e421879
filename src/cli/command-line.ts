/** The whole command line as plain data: what completions and the manual are made from. */

import type { Command } from 'commander'

export interface CommandShape {
  /** `passphrase add`; empty for the program itself. */
  readonly path: string
  readonly description: string
  /** With its brackets: `<case>`, `[file…]`. */
  readonly takes: readonly string[]
  readonly options: readonly OptionShape[]
  readonly below: readonly CommandShape[]
}

export interface OptionShape {
  /** `--out`, and `-h` where there is a short form. */
  readonly names: readonly string[]
  /** `<folder>`; undefined for a switch. */
  readonly value: string | undefined
  readonly description: string
  /** What can be chosen; empty when anything can be written. */
  readonly choices: readonly string[]
}

export function shapeOf(command: Command, path = ''): CommandShape {
  const help = command.createHelp()
  return {
    path,
    description: command.description(),
    takes: command.registeredArguments.map((argument) => {
      const name = `${argument.name()}${argument.variadic ? '…' : ''}`
      return argument.required ? `<${name}>` : `[${name}]`
    }),
    options: help.visibleOptions(command).map((option) => ({
      names: [option.short, option.long].filter((name) => typeof name === 'string'),
      value: /[<[].*$/u.exec(option.flags)?.[0],
      description: option.description,
      choices: option.argChoices ?? [],
    })),
    below: command.commands.map((one) => shapeOf(one, `${path} ${one.name()}`.trim())),
  }
}

/** The command and all below it, each by its path. */
export function everyShape(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.below.flatMap(everyShape)]
}

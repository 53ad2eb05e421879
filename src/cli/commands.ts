/** The table of all commands. The code of a command is loaded when it is asked for. */

import { Command } from 'commander'
import type { MessageKey } from '../message.js'
import type { Context } from './context.js'
import type { Start } from './start.js'

type MakeCommand = (context: Context) => Command

interface Entry {
  readonly name: string
  /** What the list of commands says of it, before it is loaded. */
  readonly description: MessageKey
  readonly load: () => Promise<MakeCommand>
}

/** In the order of the help. */
const commands: readonly Entry[] = [
  {
    name: 'interview',
    description: 'cli:interview.description',
    load: async () => (await import('./interview-command.js')).interviewCommand,
  },
  {
    name: 'cases',
    description: 'cli:cases.description',
    load: async () => (await import('./cases.js')).casesCommand,
  },
  {
    name: 'check',
    description: 'cli:check.description',
    load: async () => (await import('./check.js')).checkCommand,
  },
  {
    name: 'risk',
    description: 'cli:risk.description',
    load: async () => (await import('./risk.js')).riskCommand,
  },
  {
    name: 'override',
    description: 'cli:override.description',
    load: async () => (await import('./override.js')).overrideCommand,
  },
  {
    name: 'render',
    description: 'cli:render.description',
    load: async () => (await import('./render.js')).renderCommand,
  },
  {
    name: 'signed',
    description: 'cli:signed.description',
    load: async () => (await import('./signed.js')).signedCommand,
  },
  {
    name: 'export',
    description: 'cli:export.description',
    load: async () => (await import('./export.js')).exportCommand,
  },
  {
    name: 'import',
    description: 'cli:import.description',
    load: async () => (await import('./import.js')).importCommand,
  },
  {
    name: 'package',
    description: 'cli:package.description',
    load: async () => (await import('./package.js')).packageCommand,
  },
  {
    name: 'sent',
    description: 'cli:sent.description',
    load: async () => (await import('./sent.js')).sentCommand,
  },
  {
    name: 'open',
    description: 'cli:open.description',
    load: async () => (await import('./open.js')).openCommand,
  },
  {
    name: 'delete',
    description: 'cli:delete.description',
    load: async () => (await import('./delete.js')).deleteCommand,
  },
  {
    name: 'passphrase',
    description: 'cli:passphrase.description',
    load: async () => (await import('./passphrase.js')).passphraseCommand,
  },
  {
    name: 'recovery',
    description: 'cli:recovery.description',
    load: async () => (await import('./recovery.js')).recoveryCommand,
  },
  {
    name: 'leaflet',
    description: 'cli:leaflet.description',
    load: async () => (await import('./sheets.js')).leafletCommand,
  },
  {
    name: 'blank',
    description: 'cli:blank.description',
    load: async () => (await import('./sheets.js')).blankCommand,
  },
  {
    name: 'demo',
    description: 'cli:demo.description',
    load: async () => (await import('./demo.js')).demoCommand,
  },
  {
    name: 'languages',
    description: 'cli:languages.description',
    load: async () => (await import('./languages.js')).languagesCommand,
  },
  {
    name: 'doctor',
    description: 'cli:doctor.description',
    load: async () => (await import('./doctor.js')).doctorCommand,
  },
  {
    name: 'schema',
    description: 'cli:schema.description',
    load: async () => (await import('./schema.js')).schemaCommand,
  },
  {
    name: 'template',
    description: 'cli:template.description',
    load: async () => (await import('./template-check.js')).templateCommand,
  },
  {
    name: 'translate',
    description: 'translate:description',
    load: async () => (await import('./translate.js')).translateCommand,
  },
  {
    name: 'completion',
    description: 'cli:completion.description',
    load: async () => (await import('./completion.js')).completionCommand,
  },
]

/**
 * Every command that is named in the arguments, whole; the others by name and description only, so
 * that help and the version are there at once.
 */
export async function commandsFor(start: Start): Promise<Command[]> {
  return commandsWhere(start, ({ name }) => start.world.args.includes(name))
}

/** Every command with all its options. */
export async function allCommands(start: Start): Promise<Command[]> {
  return commandsWhere(start, () => true)
}

async function commandsWhere(start: Start, isNeeded: (entry: Entry) => boolean): Promise<Command[]> {
  if (!commands.some(isNeeded)) return commands.map((entry) => listed(entry, start))
  const { makeContext } = await import('./context.js')
  const context = makeContext(start)
  const made: Command[] = []
  for (const entry of commands)
    made.push(isNeeded(entry) ? (await entry.load())(context) : listed(entry, start))
  return made
}

const listed = ({ name, description }: Entry, { t }: Start): Command =>
  new Command(name).description(t(description))

/** The terminal that the program was started in, as screens and dialogs need it. */

import { openVault } from '../storage/vault.js'
import { vaultExists } from '../storage/vault-place.js'
import { readSettings, writeSettings } from '../storage/settings.js'
import { askWhichLineIsRight } from '../terminal/calibration.js'
import {
  asChosen,
  askTerminal,
  nameOfTerminal,
  takesRowsAsLeftToRight,
  type Capabilities,
} from '../terminal/capabilities.js'
import type { DialogDesk } from '../terminal/dialog.js'
import type { Guard } from '../terminal/hiding.js'
import type { TerminalDesk } from '../terminal/play.js'
import type { Locale } from '../message.js'
import type { World } from '../world.js'
import type { Context } from './context.js'
import { today } from './facts.js'
import { wordsOf } from './words-of.js'

/** The terminal after asking it what it does with right-to-left text; what the person chose outranks it. */
export async function terminalDesk(context: Context): Promise<TerminalDesk> {
  const { input, output, environment, stopping } = context.world
  const capabilities = await capabilitiesHere(context)
  const { bidi, setsDirection } = capabilities
  return {
    input,
    output,
    ...(stopping ? { stopping } : {}),
    capabilities: {
      bidi,
      setsDirection,
      isLeftToRight: takesRowsAsLeftToRight(capabilities),
      colours: environment['NO_COLOR'] === undefined,
      unicode: isUnicode(context),
    },
  }
}

export async function capabilitiesHere(context: Context): Promise<Capabilities> {
  const { environment } = context.world
  const { terminals } = await readSettings(context.home)
  const asked = await askedOnce(context)
  return asChosen(asked, terminals[nameOfTerminal(asked, environment)])
}

/** What the terminal itself says does not change while the program runs. */
function askedOnce({ world }: Context): Promise<Capabilities> {
  const known = answers.get(world)
  if (known) return known
  const asked = askTerminal(world.input, world.output, world.environment)
  answers.set(world, asked)
  return asked
}

const answers = new WeakMap<World, Promise<Capabilities>>()

/** Whether the terminal takes UTF-8. Where nothing is said, it does: Windows and macOS terminals say nothing. */
export function isUnicode(context: Context): boolean {
  const { value } = charactersSetting(context)
  return value === '' || /utf-?8/iu.test(value)
}

/** The setting that says which characters the terminal takes: of the three the first one counts. */
export function charactersSetting({ world: { environment } }: Context): {
  readonly variable: string
  readonly value: string
} {
  const variable = ['LC_ALL', 'LC_CTYPE'].find((name) => Boolean(environment[name])) ?? 'LANG'
  return { variable, value: environment[variable] ?? '' }
}

/**
 * Languages that this terminal cannot show (rule L12). It has no letters for their script: without
 * UTF-8 for none but Latin, and on the console of Linux for none that needs more than its 512 signs;
 * which letters any other terminal has, nobody can ask it. Or somebody has said that nothing written
 * from right to left is right in it.
 */
export function languagesNotShown(context: Context, terminal?: Capabilities): readonly Locale[] {
  if (context.world.output.isTTY !== true) return []
  const isConsole = context.world.environment['TERM'] === 'linux'
  const scripts = !isUnicode(context) ? ['Latn'] : isConsole ? ['Latn', 'Cyrl'] : undefined
  return context.locales.list
    .filter(
      ({ script, direction }) =>
        scripts?.includes(script) === false || (direction === 'rtl' && terminal?.isUnreadable === true),
    )
    .map(({ locale }) => locale)
}

/** Whether a sitting here is line by line: asked for, or the only way. */
export function isPlainHere({ world }: Context, isAskedFor: boolean): boolean {
  const { environment, input, output } = world
  const isTerminal = input.isTTY === true && output.isTTY === true
  return isAskedFor || !isTerminal || environment['TERM'] === 'dumb' || Boolean(environment['ACCESSIBLE'])
}

/** The terminal for the program's own questions. */
export async function dialogDesk(context: Context): Promise<DialogDesk> {
  const staff = wordsOf(context, context.staffLanguage)
  const isLocked = await vaultExists(context.home)
  const { lock } = context.world
  const { hideAfterMinutes } = await readSettings(context.home)
  const guard: Guard = {
    today: today(context),
    hideAfterMinutes,
    ...(isLocked ? { unlock: async (passphrase: string) => opens(context, passphrase) } : {}),
    ...(isLocked && lock ? { lock: () => lock({ isPlain: false }) } : {}),
  }
  return { ...(await terminalDesk(context)), staff, isPlain: isPlainHere(context, false), guard }
}

/**
 * Asks which line reads right, and remembers it for this terminal.
 *
 * @returns whether somebody said that none does
 */
export async function calibrate(context: Context): Promise<'chosen' | 'none' | 'left'> {
  const capabilities = await capabilitiesHere(context)
  const chosen = await askWhichLineIsRight(
    { sample: context.locales.forScreen(sampleLanguage)('interview:begin.note'), guess: capabilities.bidi },
    await dialogDesk(context),
  )
  if (chosen === undefined) return 'left'
  const settings = await readSettings(context.home)
  const name = nameOfTerminal(capabilities, context.world.environment)
  await writeSettings(context.home, { ...settings, terminals: { ...settings.terminals, [name]: chosen } })
  return chosen === 'none' ? 'none' : 'chosen'
}

const sampleLanguage = 'ar'

/** Tries a passphrase after the screen was hidden. */
export async function opens(context: Context, passphrase: string): Promise<boolean> {
  try {
    const vault = await openVault(context.home, passphrase)
    vault.close()
    return true
  } catch {
    return false
  }
}

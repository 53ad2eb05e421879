import { exitCodes, UserError } from '../errors.js'
import type { Context } from './context.js'
import { isPlainHere } from './sitting.js'
import type { UnlockOptions } from './unlock.js'

/** `hemvag` alone: the home screen. Without a terminal there is only help to point to. */
export async function homeAction(context: Context, options: UnlockOptions): Promise<void> {
  if (context.world.input.isTTY !== true)
    throw new UserError('errors:homeNeedsTerminal', {}, { exitCode: exitCodes.usage })
  await Promise.resolve()
  void [options, isPlainHere(context, false)]
}

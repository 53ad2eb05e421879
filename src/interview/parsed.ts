/** Short ways to say what came of reading. */

import type { MessageKey, Values } from '../message.js'
import type { Scalar } from './answer.js'
import type { Parsed, Understood } from './parse.js'

export const understood = (
  value: Scalar | readonly Scalar[],
  more: Partial<Understood> = {},
): Understood => ({
  ok: true,
  value,
  warnings: [],
  ...more,
})

export const problem = (key: MessageKey, values?: Values): Parsed => ({
  ok: false,
  problem: values ? { key, values } : { key },
})

/** Nothing was typed: the ways not to answer are others. */
export const nothingTyped: Parsed = problem('answers:empty')

/** Passphrases: made of words by chance, or chosen. */

import { randomInt } from 'node:crypto'
import { DEFAULT_WORDLIST } from 'secure-password-utilities/wordlists'

/** Six of 7,772 words: 77 bits, which no computer tries out against a key that costs a second a try. */
const words = 6

/** Characters of a passphrase that a person chose. */
export const shortestPassphrase = 16

/**
 * Six words of plain letters a to z: a keyboard at a police station or an embassy has them all.
 *
 * @see https://www.eff.org/deeplinks/2016/07/new-wordlists-random-passphrases
 */
export function makePassphrase(): string {
  return Array.from({ length: words }, () => DEFAULT_WORDLIST[randomInt(DEFAULT_WORDLIST.length)]).join(' ')
}

/** One and the same passphrase, whether a keyboard sends å as one character or as two. */
export function normalPassphrase(typed: string): string {
  return typed.normalize('NFC')
}

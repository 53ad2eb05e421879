/** The question for the passphrase, on the screen before the program is loaded. */

import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '../src/cli/data-folder.js'
import { isWorker } from '../src/cli/worker.js'
import { readJson, type Resources } from '../src/resources.js'

/** Command lines after which nothing but the passphrase can come. */
const opensCases = /^(?:(?:interview|risk) [^-]\S*|interview)?$/u

/**
 * Asks for the passphrase where the command line leaves no doubt that it is needed. What is typed before
 * the program is there to read it waits in the terminal, unseen.
 *
 * @returns whether the question is on the screen
 */
export function askEarly(resources: Resources): boolean {
  if (isWorker(process.env) || !opensCases.test(process.argv.slice(2).join(' '))) return false
  if (!process.stdin.isTTY || !process.stderr.isTTY || !hasVault()) return false
  process.stdin.setRawMode(true)
  process.stderr.write(`${question(resources)} `)
  return true
}

function hasVault(): boolean {
  const home = process.env['HEMVAG_HOME'] ?? dataFolder(process.platform, process.env, homedir())
  const vault = join(home, 'vault')
  return existsSync(vault) && readdirSync(vault).some((name) => /^keyring.*\.age$/u.test(name))
}

/** In the language that the program will choose: only staff languages have words for terminals. */
function question(resources: Resources): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const wanted = [LC_ALL || LC_MESSAGES || LANG, new Intl.PluralRules().resolvedOptions().locale, 'en']
  const files = wanted.map((tag) => `locales/${tag?.split(/[-_.@]/u)[0]?.toLowerCase() ?? ''}/terminal.json`)
  const words = readJson(resources, files.find(resources.has) ?? '') as Words
  return words.passphrase.ask
}

interface Words {
  readonly passphrase: { readonly ask: string }
}

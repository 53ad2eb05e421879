/** The program with one language more: Bengali, which it does not ship, so that its script can be measured in a whole document. */

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { filesBesideWords } from '../src/i18n/locales.js'

const source = 'ro'
const notTexts: readonly string[] = filesBesideWords.map((name) => `${name}.json`)

type Texts = string | { readonly [key: string]: Texts }

/**
 * A copy of the built program in `out/bengali`, where Bengali sentences of the corpus stand for the words of
 * the form, each as long as the Romanian text in its place. They say nothing of what is asked.
 *
 * @returns the folder, with `dist/hemvag.js` in it
 */
export function programWithBengali(): string {
  const folder = resolve('out/bengali')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync('dist', join(folder, 'dist'), { recursive: true })
  cpSync('package.json', join(folder, 'package.json'))
  symlinkSync(resolve('fonts'), join(folder, 'fonts'))
  for (const name of ['locales', 'templates']) cpSync(name, join(folder, name), { recursive: true })
  const sentences = endless(JSON.parse(readFileSync('test/corpus/bn.json', 'utf8')) as string[])
  for (const name of readdirSync(join('locales', source), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json') || notTexts.includes(name)) continue
    const texts = JSON.parse(readFileSync(join('locales', source, name), 'utf8')) as Texts
    write(join(folder, 'locales/bn', name), inSentences(texts, sentences))
  }
  write(join(folder, 'locales/bn/meta.json'), {
    ownName: 'বাংলা',
    script: 'Beng',
    direction: 'ltr',
    isStaffLanguage: false,
  })
  write(join(folder, 'locales/bn/sources.json'), {})
  return folder
}

function write(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(content))
}

function inSentences(texts: Texts, sentences: Iterator<string, never>): Texts {
  if (typeof texts !== 'string')
    return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, inSentences(text, sentences)]))
  const values = texts.match(/\{\{[^}]+\}\}/gu) ?? []
  let made = sentences.next().value
  while (made.length < texts.length) made += ` ${sentences.next().value}`
  const cut = made.slice(0, Math.max(4, texts.length)).replace(/\S*$/u, '').trim() || made
  return [cut, ...values].join(' ')
}

/** Without the braces that mark values in the corpus. */
function* endless(sentences: readonly string[]): Generator<string, never> {
  for (let at = 0; ; at++) yield (sentences[at % sentences.length] ?? '').replace(/[{}]/gu, '')
}

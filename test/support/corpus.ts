import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isolated, leftToRight } from '../../src/isolates.js'
import type { Locale } from '../../src/message.js'

/** The sentences of one language, with their inserted values between bidi isolates. */
export interface Sentences {
  readonly locale: Locale
  readonly sentences: readonly string[]
}

const root = process.cwd()

/** Every language of `test/corpus/`; see the README there. */
export function readCorpus(): Sentences[] {
  const folder = join(root, 'test/corpus')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      locale: file.slice(0, -'.json'.length),
      sentences: (JSON.parse(readFileSync(join(folder, file), 'utf8')) as string[]).map(withIsolates),
    }))
}

/** Lines in which directions meet. */
export function readBidiLines(): Sentences[] {
  const lines = JSON.parse(readFileSync(join(root, 'test/corpus/bidi/lines.json'), 'utf8')) as [
    Locale,
    string,
  ][]
  const locales = [...new Set(lines.map(([locale]) => locale))]
  return locales.map((locale) => ({
    locale,
    sentences: lines.filter(([of]) => of === locale).map(([, text]) => withIsolates(text)),
  }))
}

/** A font file of the product. */
export function readFont(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(root, 'fonts', file)))
}

/** References are codes; any other value takes the direction of its first letter. */
const reference = /^[A-Z]{2}-[\w-]+$/u

function withIsolates(sentence: string): string {
  return sentence.replace(/\{([^}]*)\}/gu, (_, value: string) =>
    reference.test(value) ? leftToRight(value) : isolated(value),
  )
}

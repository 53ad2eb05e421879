/**
 * JSON as a file from elsewhere is read: `JSON.parse` would keep the last of two equal keys
 * without a word, follow any depth, and say in characters, not lines, where it stopped.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */

import type { Message } from '../message.js'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Steps from the root: keys of objects, indexes of lists. */
export type JsonPath = readonly (string | number)[]

export interface JsonFault {
  readonly path: JsonPath
  readonly message: Message
}

export interface ReadJson {
  readonly value: Json
  /** Keys that stand twice, and keys that no object may have. */
  readonly faults: readonly JsonFault[]
}

/** Where the text stops being JSON, or goes deeper than it may: nothing after it was read. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly fault: JsonFault

  constructor(fault: JsonFault) {
    super(fault.message.key)
    this.fault = fault
  }
}

export function isRecord(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads one JSON text.
 *
 * @param maxDepth how many objects and lists may stand inside each other
 * @throws {JsonError} with line and column
 */
export function readJson(text: string, maxDepth: number): ReadJson {
  return new Reader(text, maxDepth).read()
}

const space = /[ \t\n\r]*/y
const literal = /true|false|null/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** What may stand at the end of a file that was cut inside one of the three words or a number. */
const cutToken = /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)?$/
/** Controls that stand in a string as they are: read, so that the text gate can name them. */
const rawControls = /(?<!\\)(?![\t\n\r])\p{Cc}/gu

class Reader {
  readonly #text: string
  readonly #maxDepth: number
  readonly #path: (string | number)[] = []
  readonly #faults: JsonFault[] = []
  #at = 0

  constructor(text: string, maxDepth: number) {
    this.#text = text
    this.#maxDepth = maxDepth
  }

  read(): ReadJson {
    const value = this.#value()
    this.#skipSpace()
    if (this.#at < this.#text.length) throw this.#stopped('errors:applicationFile.notJson')
    return { value, faults: this.#faults }
  }

  #value(): Json {
    this.#skipSpace()
    const next = this.#text[this.#at]
    if (next === '{') return this.#inside(() => this.#object())
    if (next === '[') return this.#inside(() => this.#list())
    if (next === '"') return this.#string()
    const token = this.#take(literal) ?? this.#take(number)
    if (token === undefined) throw this.#unexpected()
    return JSON.parse(token) as Json
  }

  #inside<T>(read: () => T): T {
    if (this.#path.length >= this.#maxDepth) {
      throw this.#stopped('errors:applicationFile.tooDeep', { limit: this.#maxDepth })
    }
    this.#at += 1
    return read()
  }

  #object(): Json {
    const read = new Map<string, Json>()
    if (this.#ends('}')) return {}
    do {
      this.#skipSpace()
      const key = this.#string()
      this.#expect(':')
      this.#path.push(key)
      const value = this.#value()
      if (key === '__proto__') this.#note('errors:applicationFile.forbiddenKey', { field: key })
      else if (read.has(key)) this.#note('errors:applicationFile.duplicateKey')
      else read.set(key, value)
      this.#path.pop()
    } while (this.#goesOn('}'))
    return Object.fromEntries(read)
  }

  #list(): Json {
    const read: Json[] = []
    if (this.#ends(']')) return read
    do {
      this.#path.push(read.length)
      read.push(this.#value())
      this.#path.pop()
    } while (this.#goesOn(']'))
    return read
  }

  #string(): string {
    if (this.#text[this.#at] !== '"') throw this.#unexpected()
    let end = this.#at + 1
    while (this.#text[end] !== '"') {
      if (end >= this.#text.length) throw this.#stopped('errors:applicationFile.truncated')
      end += this.#text[end] === '\\' ? 2 : 1
    }
    const token = this.#text.slice(this.#at, end + 1).replace(rawControls, (control) => {
      return '\\u' + control.charCodeAt(0).toString(16).padStart(4, '0')
    })
    try {
      const read = JSON.parse(token) as string
      this.#at = end + 1
      return read
    } catch {
      throw this.#stopped('errors:applicationFile.notJson')
    }
  }

  /** Steps over `token` when it comes next: an object or a list without anything in it. */
  #ends(token: string): boolean {
    this.#skipSpace()
    if (this.#text[this.#at] !== token) return false
    this.#at += 1
    return true
  }

  #goesOn(end: string): boolean {
    if (this.#ends(end)) return false
    this.#expect(',')
    return true
  }

  #expect(token: string): void {
    if (!this.#ends(token)) throw this.#unexpected()
  }

  #skipSpace(): void {
    this.#take(space)
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const token = pattern.exec(this.#text)?.[0]
    this.#at += token?.length ?? 0
    return token
  }

  #note(key: string, values: Message['values'] = {}): void {
    this.#faults.push({ path: [...this.#path], message: { key, values } })
  }

  /** The text ends too early, or something stands where it cannot. */
  #unexpected(): JsonError {
    const isCut = cutToken.test(this.#text.slice(this.#at))
    return this.#stopped(isCut ? 'errors:applicationFile.truncated' : 'errors:applicationFile.notJson')
  }

  #stopped(key: string, values: Message['values'] = {}): JsonError {
    const before = this.#text.slice(0, this.#at)
    const line = before.split('\n').length
    const column = before.length - before.lastIndexOf('\n')
    return new JsonError({ path: [...this.#path], message: { key, values: { ...values, line, column } } })
  }
}

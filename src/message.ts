/** The shared words for text: every room names a sentence by its key, none holds one. */

/**
 * Names one text of the locale files: file (namespace), a colon, the path inside it.
 * `form/identity:dateOfBirth.ask` is `dateOfBirth.ask` in `locales/<locale>/form/identity.json`.
 */
export type MessageKey = string

/** What fills the `{{placeholders}}` of a text. `count` chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>

/** A sentence that has not met a language yet. */
export interface Message {
  readonly key: MessageKey
  readonly values?: Values
}

/** Turns a key into words of one language. A key without words is our fault and throws. */
export type Translate = (key: MessageKey, values?: Values) => string

/** BCP 47 tag, as the folders of `locales/` are named: `sv`, `ar`, `es-419`. */
export type Locale = string

/** Direction of a paragraph. */
export type Direction = 'ltr' | 'rtl'

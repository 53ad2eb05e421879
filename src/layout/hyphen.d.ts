declare module 'hyphen/sv/index.js' {
  /** The text with a soft hyphen at each place where a word may be parted. */
  export function hyphenateSync(text: string): string
}
declare module 'hyphen/en-gb/index.js' {
  export function hyphenateSync(text: string): string
}

declare module 'hyphen/sv/index.js' {
  const hyphenator: Hyphenator
  export default hyphenator
}
declare module 'hyphen/en-gb/index.js' {
  const hyphenator: Hyphenator
  export default hyphenator
}

interface Hyphenator {
  /** The text with a soft hyphen at each place where a word may be parted. */
  hyphenateSync(text: string): string
}

/** Bytes. The files that are opened here have few recipients; one of thousands would cost a key agreement for each. */
const maxHeader = 8192
const maxRecipients = 8

/**
 * Refuses a hostile header before any of it costs something.
 *
 * @throws {Error} when the file is no binary age file, or has more recipients than ours have
 */
export function checkAgeHeader(file: Uint8Array): void {
  const head = Buffer.from(file.subarray(0, maxHeader)).toString('latin1')
  const end = head.indexOf('\n--- ')
  if (!isAgeFile(file) || end < 0) throw new Error('not an age file of ours')
  if (head.slice(0, end).split('\n-> ').length - 1 > maxRecipients) throw new Error('too many recipients')
}

/** By its first line. */
export function isAgeFile(file: Uint8Array): boolean {
  return Buffer.from(file.subarray(0, firstLine.length)).toString('latin1') === firstLine
}

/** Whether a passphrase opens the file, rather than a key. */
export function isForPassphrase(file: Uint8Array): boolean {
  const start = `${firstLine}-> scrypt `
  return Buffer.from(file.subarray(0, start.length)).toString('latin1') === start
}

const firstLine = 'age-encryption.org/v1\n'

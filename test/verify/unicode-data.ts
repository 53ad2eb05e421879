import { readFileSync } from 'node:fs'

/** The folder of Debian's package unicode-data. */
const folder = '/usr/share/unicode'

/** The lines of one of its files, without comments and empty lines. */
export function unicodeLines(file: string): string[] {
  return readFileSync(`${folder}/${file}`, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*$/u, '').trimEnd())
    .filter((line) => line !== '')
}

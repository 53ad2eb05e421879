import { readFileSync } from 'node:fs'

/** Reads a file of the project's folder `fonts/`. */
export const readFont = (file: string): Uint8Array =>
  readFileSync(new URL(`../../fonts/${file}`, import.meta.url))

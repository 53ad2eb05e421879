/** Twenty words that stand nowhere else, and ways to find them whatever they were turned into. */

import { readFileSync } from 'node:fs'

/** Letters only, so that they pass as a name and as part of a sentence. */
export const plantedWords: readonly string[] = Array.from(
  { length: 20 },
  (_, index) => `Qvaxo${String.fromCharCode(97 + index)}zimtrelk`,
)

/** An invented case of the program with planted words in place of its free texts. */
export function plantedApplication(reference: string): string {
  const file = JSON.parse(readFileSync('templates/demo/adult-romania.json', 'utf8')) as {
    reference: string
    answers: Record<string, { value?: unknown }>
  }
  file.reference = reference
  let planted = 0
  for (const answer of Object.values(file.answers)) {
    // Prose: nothing that has to be a code, a number or an address.
    if (typeof answer.value !== 'string' || !/\p{L} .*\p{L}{3}/u.test(answer.value)) continue
    answer.value = plantedWords[planted % plantedWords.length]
    planted += 1
  }
  if (planted < 10) throw new Error('the invented case has too few free texts to plant words in')
  return JSON.stringify(file)
}

/** The planted words that the bytes hold, as text of any kind, in hexadecimal or in base64. */
export function asPlanted(bytes: Buffer): string[] {
  const text = bytes.toString('latin1').toLowerCase()
  return plantedWords.filter((word) => formsOf(word).some((form) => text.includes(form.toLowerCase())))
}

function formsOf(word: string): string[] {
  const bytes = Buffer.from(word)
  const wide = Buffer.from(word, 'utf16le').toString('latin1')
  // In base64 the start of the group shifts; the middle is the same for each shift.
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  return [word, wide, bytes.toString('hex'), ...shifted]
}

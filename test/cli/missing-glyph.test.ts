import { describe, expect, test } from '@jest/globals'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder, hemvag, root } from '../support/program.js'

/** An invented case with this as its answer on what the applicant can do. */
function caseSaying(skills: string): string {
  const file = join(root, 'templates/demo/adult-romania.json')
  const content = JSON.parse(readFileSync(file, 'utf8')) as { answers: Record<string, { value?: unknown }> }
  const answer = content.answers['livelihood.skills']
  if (!answer) throw new Error('the case does not say it')
  answer.value = skills
  const changed = join(freshFolder(), 'application.json')
  writeFileSync(changed, JSON.stringify(content))
  return changed
}

/** Its number on paper. */
const { questions } = JSON.parse(
  readFileSync(join(root, 'templates/amp-application/sections/livelihood.json'), 'utf8'),
) as { questions: { id: string; number: string }[] }
const number = questions.find(({ id }) => id === 'livelihood.skills')?.number ?? ''

describe('a character that no font has', () => {
  test('refuses all documents, names the question and the character, and leaves no file', async () => {
    const out = join(freshFolder(), 'documents')
    const ran = await hemvag(['render', caseSaying('Sjunger \u{1F600}'), '--out', out])
    expect(ran.code).toBe(4)
    expect(ran.stderr).toContain('U+1F600')
    expect(ran.stderr).toContain(number)
    expect(ran.stderr).not.toContain('Sjunger')
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([])
  }, 60_000)

  test('is asked about in the interview, where it was typed', async () => {
    const ran = await hemvag(['interview', '--plain', '--language', 'sv', '--passphrase-fd', '3'], {
      input: '1\nTestby 😀\n1\nTestby\n',
      passphrase: 'invented words for a TEST',
    })
    expect(ran.stdout).toContain('cannot be printed on paper: 😀 (U+1F600)')
    expect(ran.stdout).toContain('Change the text')
    expect(ran.stdout).toContain('Testby\n')
    expect(ran.code).toBe(0)
  }, 60_000)

  test('is rare: words of every script that is met here are printed', async () => {
    const out = join(freshFolder(), 'documents')
    const names = 'Ngọzi Şükran Łucja Оксана Ἑλένη სალომე ሠላም 喆镕䶮 ليلى שרה มาลี ကျော်'
    const ran = await hemvag(['render', caseSaying(names), '--out', out, '--only', '01-application'])
    expect(ran).toMatchObject({ code: 0 })
    expect(readdirSync(out)).toEqual(['01-application.pdf'])
  }, 60_000)
})

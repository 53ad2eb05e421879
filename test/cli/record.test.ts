import { describe, expect, test } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { logicalText } from '../support/read-pdf.js'
import { freshFolder, hemvag } from '../support/program.js'

const passphrase = 'six words on paper and more TEST\n'
const reference = 'RK-TEST-26-031'

/** A computer with a case in which the name was read back and confirmed. */
async function office() {
  const home = freshFolder()
  const file = join(home, 'application.json')
  const story = { source: 'applicant', askedIn: 'ro', confirmed: true }
  const written = {
    format: 'hemvag-application/1',
    template: 'amp-application/1',
    reference,
    languages: { interview: 'ro', staff: 'sv', readers: ['en'] },
    answers: { 'identity.familyName': { value: 'ONETEST', story } },
    children: [],
    risks: [],
  }
  writeFileSync(file, JSON.stringify(written))
  const run = (args: readonly string[], input = '') =>
    hemvag([...args, '--passphrase-fd', '3'], { home, passphrase, input })
  expect(await run(['import', file])).toMatchObject({ code: 0 })
  return { home, run }
}

describe('a confirmed answer that is changed', () => {
  test('is asked about in both languages; the reason is in the record, and the head of it on paper', async () => {
    const { home, run } = await office()
    const lines = [':go D1', 'TWOTEST', 'spelled as in the passport', ':stop', '']
    const sitting = await run(['interview', reference, '--plain'], lines.join('\n'))
    expect(sitting.stdout).toContain('De ce se schimbă răspunsul?')
    expect(sitting.stdout).toContain('Varför ändras svaret?')
    const exported = JSON.parse((await run(['export', reference, '--out', '-'])).stdout) as {
      answers: Record<string, { value: unknown }>
      record: { what: string; reason?: string }[]
    }
    expect(exported.answers['identity.familyName']?.value).toBe('TWOTEST')
    expect(exported.record.at(-1)).toMatchObject({
      what: 'changeReason',
      reason: 'spelled as in the passport',
    })

    const { record } = JSON.parse((await run(['check', reference, '--json'])).stdout) as {
      record: { onPaper: string }
    }
    await run(['render', reference, '--out', home, '--only', '01-application'])
    expect(logicalText(readFileSync(join(home, '01-application.pdf')))).toContain(record.onPaper)
    const found = await run(['check', reference, '--head', record.onPaper.toLowerCase()])
    expect([found.code, found.stdout]).toEqual([0, expect.stringContaining('after entry')])
    expect(await run(['check', reference, '--head', '0123 4567 89AB CDEF'])).toMatchObject({ code: 3 })
  }, 90_000)
})

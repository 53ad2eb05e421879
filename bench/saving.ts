/** From a confirmed answer to the disk, and opening a case in which much has happened. */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerAt, withAnswer } from '../src/interview/answers.js'
import type { CaseContent } from '../src/interview/case-content.js'
import { answerEntry, recorded } from '../src/interview/record.js'
import { createVault, openVault } from '../src/storage/vault.js'
import { demoCase } from './cases.js'
import { median, ms, quantile, wall, type Table } from './measure.js'

const passphrase = 'invented passphrase of the bench'
const place = { question: 'reintegration.wishes' }

export async function saving(): Promise<Table> {
  const home = mkdtempSync(join(tmpdir(), 'hemvag-bench-'))
  // Little work for the passphrase: what is timed begins after it.
  const vault = await createVault(home, passphrase, { work: 10 })
  const opened = await vault.create(sized(demoCase(), 50_000))
  const saves: number[] = []
  for (let save = 0; save < 400; save++) {
    const content = changed(opened.content, save)
    saves.push(await wall(() => opened.save(content)))
  }
  await opened.close()
  const long = await vault.create({ ...withRecord(demoCase(), 5000), reference: 'RK-BENCH-TEST-001' })
  await long.close()
  const opening: number[] = []
  for (let round = 0; round < 9; round++) {
    const again = await openVault(home, passphrase)
    opening.push(
      await wall(async () => {
        await (await again.open('RK-BENCH-TEST-001')).close()
      }),
    )
  }
  saves.sort((a, b) => a - b)
  opening.sort((a, b) => a - b)
  const slowest = quantile(saves, 0.99)
  return {
    title: 'Saving',
    about: 'On the disk of this machine, with fsync of file and folder, in process.',
    rows: [
      { what: 'a confirmed answer to safe on disk, case of 50 KB, median of 400', figure: ms(median(saves)) },
      {
        what: 'the same, 99 of 100 within',
        figure: ms(slowest),
        goal: 'below 20 ms',
        isReached: slowest < 20,
      },
      { what: 'opening a case with 5,000 changes in its record', figure: ms(median(opening)) },
    ],
  }
}

/** The case with as much in one answer as makes its JSON this long. */
function sized(content: CaseContent, bytes: number): CaseContent {
  const missing = bytes - JSON.stringify([...content.answers.own]).length
  const words = 'invented words of the bench '.repeat(Math.ceil(Math.max(missing, 0) / 28))
  return { ...content, answers: withAnswer(content.answers, { question: 'story.bench' }, said(words)) }
}

const said = (value: string) => ({ state: 'answered', value, story: { source: 'coordinator' } }) as const

function changed(content: CaseContent, turn: number): CaseContent {
  return { ...content, answers: withAnswer(content.answers, place, said(`wish ${turn}`)) }
}

function withRecord(content: CaseContent, entries: number): CaseContent {
  let one = content
  for (let entry = 0; entry < entries; entry++) {
    const answer = said(`wish ${entry}`)
    const at = '2025-05-28T10:00:00+02:00'
    one = recorded(changed(one, entry), answerEntry(answerAt(one.answers, place), place, answer, at))
  }
  return one
}

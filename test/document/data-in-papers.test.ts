import { beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { Application } from '../../src/application/application.js'
import { withheldFrom } from '../../src/application/shared-content.js'
import { toApplication } from '../../src/application/to-application.js'
import { makeDocuments, type MadeDocument, type Wanted } from '../../src/cli/documents.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import { structureFaults } from '../support/check-structure.js'
import { quietContext } from '../support/quiet-world.js'
import { attachmentsOf, structureOf } from '../support/read-pdf.js'

const context = quietContext()
const { form, ruleBook } = context.template()
const today = '2026-05-05'
const content = readApplicationFile(readFileSync('test/cases/p1.json', 'utf8'), form, today)
const application: Application = toApplication(form, ruleBook, content, { depth: content.depth, today })

const papers = (wanted: Partial<Wanted> = {}): Promise<MadeDocument[]> =>
  makeDocuments(context, application, { applicant: 'sv', readers: ['sv'], only: [], ...wanted })

describe('the data in the papers', () => {
  let made: MadeDocument[]
  beforeAll(async () => {
    made = await papers()
  })

  test('go with the application and with no other paper', async () => {
    for (const { file, bytes } of made) {
      const names = (await attachmentsOf(bytes)).map(({ name }) => name)
      expect([file, names]).toEqual([file, file === '01-application.pdf' ? ['application.json'] : []])
    }
  })

  test('are an application file that can be read again, without what is kept from the receiver', async () => {
    const [paper] = made.filter(({ file }) => file === '01-application.pdf')
    const [data] = await attachmentsOf(paper?.bytes ?? new Uint8Array())
    const read = readApplicationFile(Buffer.from(data?.bytes ?? []).toString(), form, today)
    expect(read.reference).toBe(content.reference)
    expect(read.answers.own.size).toBeGreaterThan(10)
    const kept = withheldFrom(application)
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.filter((question) => read.answers.own.has(question))).toEqual([])
  })

  test('are left out where that is asked for', async () => {
    const [paper] = await papers({ only: ['01-application'], withoutData: true })
    expect(await attachmentsOf(paper?.bytes ?? new Uint8Array())).toEqual([])
  })
})

test('fields to sign in are added where that is asked for, and the paper is still accessible', async () => {
  const fields = (paper: MadeDocument | undefined): number =>
    JSON.stringify(structureOf(paper?.bytes ?? new Uint8Array())).split('"type":"Form"').length - 1
  const [plain] = await papers({ only: ['01-application'] })
  const [signable] = await papers({ only: ['01-application'], signatureFields: true })
  expect(fields(plain)).toBe(0)
  expect(fields(signable)).toBeGreaterThan(0)
  expect(structureFaults(signable?.bytes ?? new Uint8Array())).toEqual([])
})

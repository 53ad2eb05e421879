/**
 * Archive: an independent validator takes the PDF/A-1b twin of every document and rejects planted
 * defects; the usual files are whole, tagged, and have their fonts.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paintPdf } from '../../src/pdf/paint.js'
import { structureFaults } from '../support/check-structure.js'
import { samplePaper } from '../support/paper.js'
import { quietContext } from '../support/quiet-world.js'
import { acceptedByPreflight, caseFiles, emptyFolder, nameOf, papersOf, said } from './papers.js'
import { Tally } from './tally.js'

const languages = ['sv', 'en', 'ar', 'th']
const createdAt = new Date('2026-05-05T12:00:00Z')

export async function archive(): Promise<Tally> {
  const tally = new Tally()
  const context = quietContext()
  const folder = emptyFolder()
  const twins = new Map<string, Uint8Array>()
  for (const [index, file] of caseFiles().entries()) {
    // Each case in the next language; the first in all of them.
    const [next = 'sv'] = languages.slice(index % languages.length)
    for (const language of index === 0 ? languages : [next]) {
      for (const paper of await papersOf(context, file, language, { archive: 'PDF/A-1b' })) {
        twins.set(nameOf(file, language, paper), paper.bytes)
      }
      for (const paper of await papersOf(context, file, language)) {
        checkFile(tally, join(folder, nameOf(file, language, paper)), paper.bytes)
      }
    }
  }
  tally.figures.push(`${twins.size} documents`)
  const accepted = acceptedByPreflight(twins)
  for (const name of twins.keys())
    tally.check(accepted.has(name), `${name}: Preflight does not accept the twin`)
  await checkTitle(tally, folder)
  checkDefects(tally, [...twins.values()][1] ?? new Uint8Array())
  return tally
}

function checkFile(tally: Tally, file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes)
  const faults = structureFaults(bytes)
  tally.check(faults.length === 0, `${file}: ${faults.join('; ')}`)
  const check = said('qpdf', '--check', file)
  tally.check(
    check.includes('No syntax or stream encoding errors') && !check.includes('WARNING'),
    `${file}: ${check}`,
  )
  const fonts = said('pdffonts', file).trim().split('\n').slice(2)
  const wrong = fonts.filter((line) => !/ yes +yes +yes +\d+ +\d+ *$/u.test(line))
  tally.check(fonts.length > 0 && wrong.length === 0, `${file}: fonts ${wrong.join('; ')}`)
}

const hardTitle = 'A & B <c> "d" ’e’'

async function checkTitle(tally: Tally, folder: string): Promise<void> {
  const pdf = await paintPdf(
    { ...(await samplePaper()), title: hardTitle },
    { createdAt, archive: 'PDF/A-1b' },
  )
  const file = join(folder, 'title.pdf')
  writeFileSync(file, pdf)
  const [, title = ''] = /^Title: +(.*)$/mu.exec(said('pdfinfo', '-enc', 'UTF-8', file)) ?? []
  tally.check(title === hardTitle, `the title comes back as ${title}`)
  tally.check(
    acceptedByPreflight(new Map([['title.pdf', pdf]])).size === 1,
    'Preflight does not accept the title',
  )
}

/** Each makes of a good file one that PDF/A-1 forbids. */
const defects: Readonly<Record<string, (pdf: string) => string>> = {
  'no metadata': (pdf) => pdf.replace(/\/Metadata \d+ 0 R/u, ''),
  'another title in the metadata': (pdf) => pdf.replace(/(<rdf:li xml:lang="x-default">)./u, '$1#'),
  'no output intent': (pdf) => pdf.replace(/\/OutputIntents \[[^\]]*\]/u, ''),
  'a font without its program': (pdf) => pdf.replace(/\/FontFile2 \d+ 0 R/u, ''),
  'a width that is not that of the font': (pdf) => pdf.replace(/(\/W \[0 \[\d+ )\d+/u, '$13000'),
  transparency: (pdf) => pdf.replace(/\/Type \/Page\n/u, '/Type /Page\n/Group << /S /Transparency >>\n'),
  'a script': (pdf) =>
    pdf.replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (1) >>'),
  'no set of codes': (pdf) => pdf.replace(/\/CIDSet \d+ 0 R/u, ''),
}

function checkDefects(tally: Tally, good: Uint8Array): void {
  const pdf = Buffer.from(good).toString('latin1')
  const planted = new Map<string, Uint8Array>([['good.pdf', withNewOffsets(pdf)]])
  for (const [name, plant] of Object.entries(defects)) {
    const broken = plant(pdf)
    tally.check(broken !== pdf, `${name}: could not be planted`)
    planted.set(`${name}.pdf`, withNewOffsets(broken))
  }
  const accepted = acceptedByPreflight(planted)
  tally.check(accepted.has('good.pdf'), 'a file is not accepted although nothing was planted')
  const caught = Object.keys(defects).filter((name) => !accepted.has(`${name}.pdf`))
  for (const name of Object.keys(defects))
    tally.check(caught.includes(name), `Preflight does not see: ${name}`)
  tally.figures.push(`${caught.length} of ${Object.keys(defects).length} planted defects rejected`)
}

/** The file with its cross-reference table made anew, by where its objects stand now. */
function withNewOffsets(pdf: string): Uint8Array {
  const offsets = new Map(
    [...pdf.matchAll(/^(\d+) 0 obj$/gmu)].map(({ index, 1: id }) => [Number(id), index]),
  )
  const table = pdf.lastIndexOf('\nxref\n') + 1
  const trailer = pdf.indexOf('trailer', table)
  const rows = Array.from({ length: Math.max(...offsets.keys()) }, (_, at) => {
    return `${String(offsets.get(at + 1) ?? 0).padStart(10, '0')} 00000 n \n`
  })
  const head = `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}`
  const tail = pdf.slice(trailer).replace(/startxref\n\d+/u, `startxref\n${table}`)
  return Buffer.from(pdf.slice(0, table) + head + tail, 'latin1')
}

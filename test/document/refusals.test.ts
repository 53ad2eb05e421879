import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { signers } from '../../src/application/signers.js'
import { parseRuleBook } from '../../src/application/rule-book.js'
import { toApplication } from '../../src/application/to-application.js'
import { filesIn } from '../../src/cli/program-files.js'
import { readTemplateFiles } from '../../src/cli/template.js'
import { applicationDocument, type Edition } from '../../src/document/application-document.js'
import type { PaperSpeaker } from '../../src/document/columns.js'
import type { Block, Document } from '../../src/document/document.js'
import { riskDocument } from '../../src/document/risk-document.js'
import { parseForm } from '../../src/form/read-form.js'
import { openLocales } from '../../src/i18n/locales.js'
import type { Answer, Place } from '../../src/interview/answer.js'
import { withAnswer } from '../../src/interview/answers.js'
import { readApplicationFile } from '../../src/storage/application-file.js'

const files = readTemplateFiles(filesIn('.'))
const form = parseForm(files)
const today = '2025-05-28'
const content = readApplicationFile(readFileSync('templates/demo/adult-romania.json'), form, today)
const locales = openLocales(filesIn('.'))
const speaker: PaperSpeaker = { locale: 'en', direction: 'ltr', t: locales.forPaper('en'), isForPaper: true }
const edition: Edition = { speakers: [speaker], staff: speaker }

/** Both papers of the case with other answers. */
function papers(
  ...changes: readonly (readonly [Place, Answer])[]
): readonly [main: Document, risks: Document] {
  const answers = changes.reduce((all, [place, answer]) => withAnswer(all, place, answer), content.answers)
  const application = toApplication(
    form,
    parseRuleBook(files),
    { ...content, answers },
    { depth: 'full', today },
  )
  const signing = signers(application)
  const author = signing.find(({ role }) => role === 'coordinator')
  return [applicationDocument(application, signing, edition), riskDocument(application, author, edition)]
}

const declined: Answer = { state: 'declined' }
const said = (value: string | boolean): Answer => ({ state: 'answered', value })
const inRow = (question: string): Place => ({ question, item: { group: 'risks', id: 'r99' } })

describe('what was refused or is not known yet, on paper', () => {
  test('a declaration that was refused says so below its empty box', () => {
    const [main] = papers([{ question: 'declaration.informed' }, declined])
    const blocks = main.blocks.flatMap(inside)
    const at = blocks.findIndex((block) => block.kind === 'statement' && !block.ticked)
    expect(blocks[at + 1]).toMatchObject({ marked: true, words: [{ text: 'Does not want to answer' }] })
  })

  test('that somebody did not want to say how they sign stands above the line', () => {
    const [main] = papers([{ question: 'signature.withMark' }, declined])
    expect(JSON.stringify(main.blocks)).toContain('Does not want to answer')
  })

  test('a risk whose category nobody has chosen still prints', () => {
    const [, risks] = papers([inRow('risk.phase'), said('H1')], [inRow('risk.category'), declined])
    expect(JSON.stringify(risks.blocks)).toContain('Does not want to answer')
  })

  test('what was said of a risk before it was taken for irrelevant is not printed', () => {
    const [, risks] = papers(
      [inRow('risk.category'), said('H-1')],
      [inRow('risk.description'), said('said before and taken back')],
      [inRow('risk.relevant'), said(false)],
    )
    expect(JSON.stringify(risks.blocks)).not.toContain('taken back')
  })

  test('the risk table names whoever made it, not only whoever assists', () => {
    const [, risks] = papers([{ question: 'riskConclusion.author' }, said('Alex Annan-TEST')])
    expect(JSON.stringify(risks.blocks)).toContain('Alex Annan-TEST')
  })
})

function inside(block: Block): readonly Block[] {
  return 'blocks' in block ? [block, ...block.blocks.flatMap(inside)] : [block]
}

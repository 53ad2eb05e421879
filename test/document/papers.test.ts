import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Application } from '../../src/application/application.js'
import { toApplication } from '../../src/application/to-application.js'
import type { Context } from '../../src/cli/context.js'
import { makeDocuments, type MadeDocument } from '../../src/cli/documents.js'
import { paperSpeaker } from '../../src/cli/drafts.js'
import { answerWords } from '../../src/document/answer-words.js'
import type { Question } from '../../src/form/form.js'
import { withoutIsolates } from '../../src/isolates.js'
import type { AllAnswers, Answer } from '../../src/interview/answer.js'
import { withAnswer } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import { structureFaults } from '../support/check-structure.js'
import { logicalText, metadataOf, outlineOf } from '../support/read-pdf.js'
import { quietContext } from '../support/quiet-world.js'

const today = '2025-05-28'
const cases = ['child-alone', 'p1', 'p2', 'p3', 'permanent-residence'].map(
  (name) => `test/cases/${name}.json`,
)
const demos = ['adult-romania', 'everything-declined', 'mother-two-children', 'woman-thailand'].map(
  (name) => `templates/demo/${name}.json`,
)

const context: Context = quietContext()
const { form, ruleBook } = context.template()

function contentOf(file: string): CaseContent {
  return readApplicationFile(readFileSync(file), form, today)
}

function look(content: CaseContent): Application {
  return toApplication(form, ruleBook, content, { depth: content.depth, today })
}

async function papersOf(content: CaseContent): Promise<Map<string, MadeDocument>> {
  const made = await makeDocuments(context, look(content), {
    applicant: content.languages.interview,
    readers: content.languages.readers,
    only: [],
  })
  return new Map(made.map((one) => [one.file, one]))
}

const read = new WeakMap<MadeDocument, string>()

const textIn = (papers: Map<string, MadeDocument>, file: string): string => {
  const paper = papers.get(file)
  if (!paper) throw new Error(`no ${file} among ${[...papers.keys()].join(', ')}`)
  const text = read.get(paper) ?? logicalText(paper.bytes)
  read.set(paper, text)
  return text
}

/** The receiver, whom a measure may name as responsible, and months: other things happen in them too. */
const saidAnyway = /^IOM Finland$|^\D* \d{4}( \(.*\))?$/u

/** What could endanger somebody, in the words that papers say it with. */
function mostSensitive({ form: asked, content }: Application): string[] {
  const questions = asked.sections.flatMap(({ questions: all }) => all)
  return questions
    .filter(({ sensitivity }) => sensitivity === 4)
    .flatMap((question) =>
      everyAnswer(content.answers, question.id).flatMap((answer) => wordsOf(question, answer)),
    )
    .filter((text) => text.length >= 8 && !saidAnyway.test(text))
}

function wordsOf(question: Question, answer: Answer): string[] {
  return ['sv', 'en'].flatMap((locale) => {
    const said = answerWords(form, question, answer, paperSpeaker(context, locale))
    if (answer.state !== 'answered') return []
    const texts: string[] = []
    JSON.stringify(said, (key, value: unknown) => {
      if (key === 'text' && typeof value === 'string') texts.push(withoutIsolates(value))
      return value
    })
    return texts
  })
}

/** What somebody typed in more than one word: no code of a choice. */
function ownWords(answer: Answer): string[] {
  const texts: string[] = []
  JSON.stringify(answer, (_, value: unknown) => {
    if (typeof value === 'string' && value.includes(' ')) texts.push(value)
    return value
  })
  return texts
}

function everyAnswer({ own, groups }: AllAnswers, id: string): Answer[] {
  const items = [...groups.children, ...groups.risks]
  return [own, ...items.map(({ answers }) => answers)].flatMap((answers) => answers.get(id) ?? [])
}

describe.each([...cases, ...demos])('the papers of %s', (file) => {
  const content = contentOf(file)
  const application = look(content)
  let papers: Map<string, MadeDocument>
  beforeAll(async () => {
    papers = await papersOf(content)
  })

  test('are all made, each for IOM Finland or for the coordinator', () => {
    const audiences = [...papers.values()].map((paper) => [
      paper.file.replace(/-(?:sv|en)\.pdf$/u, '.pdf'),
      paper.audience,
    ])
    expect(Object.fromEntries(audiences)).toEqual({
      '00-cover.pdf': 'iom',
      '01-application.pdf': 'iom',
      '02-risk-table.pdf': 'iom',
      '03-attachments.pdf': 'iom',
      'internal-checklist.pdf': 'coordinator',
      'take-home.pdf': 'coordinator',
      'reception.pdf': 'coordinator',
    })
  })

  test('can be read by a screen reader', () => {
    const short = [...papers.values()].filter(({ pages }) => pages < 5)
    const faults = short.flatMap(({ file: name, bytes }) =>
      structureFaults(bytes).map((fault) => `${name}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  test('tell no name and nothing dangerous in cover note, file names, titles, bookmarks and metadata', async () => {
    const outside = await Promise.all(
      [...papers.values()].map(async ({ file: name, bytes }) => {
        const { info, xmp, title } = await metadataOf(bytes)
        const bookmarks = (await outlineOf(bytes)).map((entry) => entry.title)
        return [name, JSON.stringify(info), xmp, title, ...bookmarks].join('\n')
      }),
    )
    const covers = [...papers.keys()].filter((name) => name.startsWith('00-cover'))
    const open = [...outside, ...covers.map((name) => textIn(papers, name))].join('\n')
    const names = [
      'identity.familyName',
      'identity.givenNames',
      'identity.calledName',
      'child.givenNames',
    ].flatMap((id) =>
      everyAnswer(content.answers, id).flatMap((answer) =>
        answer.state === 'answered' && typeof answer.value === 'string' ? [answer.value] : [],
      ),
    )
    const told = [...names, ...mostSensitive(application)].filter((text) => open.includes(text))
    expect(told).toEqual([])
  })

  test('list on the cover note what is enclosed, with its pages and the code on each of them', () => {
    const text = textIn(papers, '00-cover.pdf').split('\n')
    const code = `${application.code.slice(0, 4)} ${application.code.slice(4)}`.toUpperCase()
    const counts = [...papers.values()]
      .filter(({ audience, file: name }) => audience === 'iom' && !name.startsWith('00'))
      .map(({ pages }) => String(pages))
    for (const count of counts) expect(text).toContain(count)
    expect(text.filter((line) => line === code)).toHaveLength(counts.length)
    expect(text).toContain(content.reference)
  })

  test('put nothing that is kept from others on any paper', () => {
    const kept = application.sections
      .flatMap(({ questions }) => questions)
      .filter(({ withheld, answer }) => withheld && answer?.state === 'answered')
      .flatMap(({ answer }) => (answer ? ownWords(answer) : []))
    const all = [...papers.keys()].map((name) => textIn(papers, name)).join('\n')
    expect(kept.filter((text) => all.includes(text))).toEqual([])
  })

  test('tick on the list of attachments only what the program makes', () => {
    const lines = textIn(papers, '03-attachments.pdf').split('\n')
    const { t } = paperSpeaker(context, application.content.languages.readers[0] ?? 'sv')
    const boxes = (state: 'ticked' | 'unticked'): string[] =>
      lines.filter((line) => line === t(`document:boxes.${state}`))
    const made = application.attachments.filter(({ generated }) => generated)
    expect(boxes('ticked')).toHaveLength(made.length)
    expect(boxes('unticked')).toHaveLength(application.attachments.length - made.length + 1)
  })

  test('name every problem on the internal checklist', () => {
    const text = textIn(papers, 'internal-checklist.pdf')
    const { t } = context
    const missing = application.problems.filter(
      ({ message }) => !text.includes(t(message.key, message.values)),
    )
    expect(missing.map(({ rule }) => rule)).toEqual([])
  })
})

const demoMother = 'templates/demo/mother-two-children.json'

describe('the neutral sheet', () => {
  const revealing =
    /traffi?c|prostitu|människohandel|\bIOM\b|ÅMP|program|coordinator|koordinator|coordonator|socialt|Hemväg|торговл|трафик|проституц|програм|координатор|МОМ|اتجار|دعارة|برنامج|منسق|ค้ามนุษย์|ค้าประเวณี|โครงการ|ผู้ประสานงาน/iu

  test.each(context.locales.list.map(({ locale }) => locale).filter(hasSheet))(
    'reveals nothing in %s',
    async (locale) => {
      const content = contentOf(demoMother)
      const [sheet] = await makeDocuments(context, look(content), {
        applicant: locale,
        readers: ['en'],
        only: ['take-home'],
      })
      if (!sheet) throw new Error('no sheet was made')
      const { info, xmp } = await metadataOf(sheet.bytes)
      const all = [logicalText(sheet.bytes), JSON.stringify(info), xmp].join('\n')
      expect(all).not.toMatch(revealing)
      for (const hidden of ['Helsingborg', content.reference, 'HADDAD', 'RIMA', 'Berg'])
        expect(all).not.toContain(hidden)
      expect(all).toContain('+46 70 174 06 33')
    },
  )

  function hasSheet(locale: string): boolean {
    return context.locales.keys(locale).has('document:takeHome.title')
  }
})

describe('protected personal data', () => {
  test('take the places off every paper', async () => {
    const content = contentOf(demoMother)
    const answers = withAnswer(
      content.answers,
      { question: 'identity.municipalityOfStay' },
      { state: 'answered', value: 'Landskrona' },
    )
    const papers = await papersOf({ ...content, answers })
    const all = [...papers.keys()].map((name) => textIn(papers, name)).join('\n')
    for (const place of ['Helsingborg', 'Landskrona']) expect(all).not.toContain(place)
    expect(textIn(papers, '00-cover-en.pdf')).toContain('Personal data are protected')
    expect(textIn(papers, '00-cover-en.pdf')).not.toContain('South')
  })
})

describe('going on although something is missing', () => {
  const content: CaseContent = {
    ...contentOf(demoMother),
    languages: { interview: 'en', staff: 'sv', readers: ['en'] },
    overrides: ['C1', 'C7'].map((rule) => ({
      rule,
      item: { group: 'children' as const, id: 'c1' },
      reason: `The reason for ${rule} is written here.`,
      by: 'Eva Berg-Test',
      at: '2025-05-27T10:00:00+02:00',
    })),
  }

  test('stands on the cover note with its reason, and without what somebody answered', async () => {
    const cover = textIn(await papersOf(content), '00-cover.pdf')
    expect(cover).toContain('Sent although something is missing')
    expect(cover).toContain('The reason for C1 is written here.')
    expect(cover).toContain('The reason for C7 is written here.')
    expect(cover).not.toContain('may have taken part')
  })

  test('says on the cover note whether the paper was signed, by whom and with which answers', async () => {
    const unsigned = textIn(await papersOf(content), '00-cover.pdf')
    expect(unsigned).toContain('Not recorded in the case yet')
    const entry = {
      at: '2025-05-27T11:00:00+02:00',
      what: 'signed',
      code: '1a2b3c4d',
      signers: ['applicant'],
    }
    const cover = textIn(await papersOf({ ...content, record: [...content.record, entry] }), '00-cover.pdf')
    expect(cover).toContain('27 May 2025 (2025-05-27): the applicant (code 1A2B 3C4D)')
  })

  test('stands on the internal checklist under a heading of its own', async () => {
    const checklist = textIn(await papersOf(content), 'internal-checklist.pdf')
    const [, setAside = ''] = checklist.split('Set aside with a reason')
    expect(setAside).toContain('The reason for C7 is written here.')
  })
})

describe('free words that nobody has translated', () => {
  test('say in both columns which language they are in', async () => {
    const papers = await papersOf(contentOf(demoMother))
    const application = textIn(papers, '01-application-en.pdf')
    expect(application).toContain('Written in Swedish')
    expect(application).toContain('مكتوب باللغة')
  })
})

describe('the reception sheet', () => {
  test('says what to call the person, what is never said, and who meets them', async () => {
    const papers = await papersOf({ ...contentOf('templates/demo/woman-thailand.json') })
    const sheet = textIn(papers, 'reception.pdf')
    for (const part of ['Noi', 'What may never be said, and to whom', 'IOM or a support organisation']) {
      expect(sheet).toContain(part)
    }
  })
})

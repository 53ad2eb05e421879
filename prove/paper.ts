/** What was answered stands on paper, and whatever was not answered says so. */

import { signers } from '../src/application/signers.js'
import { toApplication } from '../src/application/to-application.js'
import { applicationDocument, type Edition } from '../src/document/application-document.js'
import { answerWords } from '../src/document/answer-words.js'
import type { PaperSpeaker } from '../src/document/columns.js'
import type { AnswerWords, Document } from '../src/document/document.js'
import { riskDocument } from '../src/document/risk-document.js'
import { sectionOf } from '../src/form/look-up.js'
import { answerAt } from '../src/interview/answers.js'
import type { Answer } from '../src/interview/answer.js'
import type { Stop } from '../src/interview/route.js'
import type { Subject } from './subject.js'
import type { Walked } from './walk.js'

export interface Sheets {
  readonly applicant: PaperSpeaker
  readonly reader: PaperSpeaker
}

/** What one case should find on its papers, and what it does not find. */
export interface Found {
  readonly answers: number
  readonly gaps: readonly string[]
  /** The states that were printed. */
  readonly states: readonly string[]
}

export function lookOnPaper(
  walked: Walked,
  { applicant, reader }: Sheets,
  { form, ruleBook }: Subject,
): Found {
  const { content, circumstances, facts, stops } = walked
  const application = toApplication(form, ruleBook, content, circumstances, facts)
  const signing = signers(application)
  const edition: Edition = { speakers: [applicant, reader], staff: reader }
  const role = content.answers.own.get('riskConclusion.authorRole')
  const isSocialWorker = role?.state === 'answered' && role.value === 'social_worker'
  const author = signing.find((signer) => signer.role === (isSocialWorker ? 'socialWorker' : 'coordinator'))
  const main = new Sheet(applicationDocument(application, signing, edition))
  const risks = new Sheet(riskDocument(application, author, { ...edition, speakers: [applicant, reader] }))
  const dismissed = new Set(application.risks.filter((risk) => risk.dismissed).map(({ item }) => item.id))

  const gaps: string[] = []
  const states: string[] = []
  let answers = 0
  for (const stop of stops) {
    const answer = answerAt(content.answers, stop.place)
    const item = stop.place.item?.id
    if (answer === undefined || (item !== undefined && dismissed.has(item))) continue
    answers += 1
    const isState = answer.state !== 'answered'
    if (isState) states.push(answer.state)
    const isRiskPaper = ['risk', 'riskConclusion'].includes(sectionOf(form, stop.question.id)?.id ?? '')
    const words = answerWords(form, stop.question, answer, reader)
    const isThere = isRiskPaper
      ? risks.holdsRow(stop) ||
        risks.says(textsOf(words)) ||
        risks.says(rawTexts(answer)) ||
        showsByPlace(stop, answer)
      : isState
        ? main.holdsState(stop)
        : main.holdsRow(stop) || main.holdsSigner(stop)
    if (!isThere) gaps.push(`${stop.question.id}${isState ? ': a state' : ''}`)
  }
  return { answers, gaps, states }
}

/** A document by what stands in it. */
class Sheet {
  /** How often a number stands there: once for each child. */
  readonly #numbers = new Map<string, number>()
  readonly #stateNumbers = new Map<string, number>()
  readonly #signers = new Set<string>()
  readonly #text: string

  constructor(document: Document) {
    const texts: string[] = []
    let before: unknown
    for (const block of objectsIn(document.blocks)) {
      if (typeof block['text'] === 'string') texts.push(block['text'])
      const { kind, number } = block
      // A statement that was refused says so in the paragraph below it.
      if (kind === 'paragraph' && block['marked'] === true && typeof before === 'string')
        oneMore(this.#stateNumbers, before)
      if (kind !== undefined) before = kind === 'statement' ? number : undefined
      if (typeof number !== 'string') continue
      if (kind === 'row' || kind === 'statement') oneMore(this.#numbers, number)
      if (kind === 'signature') this.#signers.add(number)
      if (kind === 'row' && [...objectsIn(block['answer'])].some((part) => part['kind'] === 'state'))
        oneMore(this.#stateNumbers, number)
    }
    this.#text = plain(texts.join('\n'))
  }

  /** Each row is found once: two children need two. */
  holdsRow({ question }: Stop): boolean {
    return oneLess(this.#numbers, question.number)
  }

  holdsState({ question }: Stop): boolean {
    return oneLess(this.#stateNumbers, question.number) && oneLess(this.#numbers, question.number)
  }

  /** The frame for a mark says that the person signs so. */
  holdsSigner({ question }: Stop): boolean {
    return question.id === 'signature.withMark' && this.#signers.size > 0
  }

  /** Every word of the answer: in the risk table no field has a number. */
  says(texts: readonly string[]): boolean {
    return texts.every((text) => this.#text.includes(plain(text)))
  }
}

function textsOf(words: AnswerWords): readonly string[] {
  switch (words.kind) {
    case 'open':
      return []
    case 'text':
    case 'state':
    case 'scale':
      return [words.words.text]
    case 'boxes':
      return words.boxes.filter(({ ticked }) => ticked).map((box) => box.words.text)
    case 'list':
      return words.items.map(({ text }) => text)
    case 'parts':
      return words.parts.map(({ answer }) => answer.text)
  }
}

/** A risk that stands in the table is relevant. */
function showsByPlace({ question }: Stop, answer: Answer): boolean {
  return question.id === 'risk.relevant' && answer.state === 'answered' && answer.value === true
}

function oneMore(counts: Map<string, number>, number: string): void {
  counts.set(number, (counts.get(number) ?? 0) + 1)
}

function oneLess(counts: Map<string, number>, number: string): boolean {
  const left = (counts.get(number) ?? 0) - 1
  counts.set(number, left)
  return left >= 0
}

/** What was typed, part by part: the table gives some answers a shape of its own. */
function rawTexts(answer: Answer): readonly string[] {
  if (answer.state !== 'answered') return ['\0']
  return [answer.value]
    .flat()
    .flatMap((value) =>
      typeof value === 'object' ? Object.values(value).flat().map(String) : [String(value)],
    )
}

/** Without the isolates of the layout. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/gu, '')
}

function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) {
    for (const each of value) yield* objectsIn(each)
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>
    yield object
    for (const each of Object.values(object)) yield* objectsIn(each)
  }
}

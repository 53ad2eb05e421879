/**
 * The reading view in a real browser: `npm run verify:reading`. Questions of the real form, and an
 * answer in a script that no locale has, are drawn with our fonts alone; nobody but the program is
 * asked for anything; other pages, other addresses and a second reader get nothing; and the page is
 * blank as soon as the talk is hidden. Pictures go to `out/reading/`.
 */

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { openReading } from '../../src/cli/reading.js'
import { withAnswer } from '../../src/interview/answers.js'
import { listView, stopsOf } from '../../src/interview/standing.js'
import type { ReadingView, Slide } from '../../src/reading/slide.js'
import { slideOf } from '../../src/terminal/slide-of.js'
import { isAskedOfApplicant } from '../../src/wording/keys.js'
import { freshFolder, hemvag, root } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'
import { realSitting } from '../support/real-sitting.js'
import { unlocked } from '../support/seat.js'
import { keys } from '../support/term.js'
import { Browser, type Page } from './browser.js'
import { Tally } from './tally.js'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const context = quietContext()
const out = join(root, 'out/reading')
/** A name that somebody has bent to this computer. */
const bentName = 'calendar.example'

interface Sample {
  readonly locale: string
  readonly slide: Slide | undefined
  /** What has to be read on the page, and in which element. */
  readonly text: string
  readonly element: string
}

/** The first question that offers choices, as the reading view shows it. */
function question(locale: string): Sample {
  const { start, give, scene } = realSitting(context, 'mother-two-children', {
    interview: locale,
    staff: 'sv',
  })
  const stop = stopsOf(start).find((one) => one.question.kind === 'oneOf' && isAskedOfApplicant(one.question))
  const session = give(start, { do: 'goTo', ...(stop ? { target: stop.place } : {}) })
  const slide = slideOf(scene({ ...session, view: { name: 'question' } }))
  return { locale, slide, text: slide?.question.applicant?.text ?? '', element: 'h1' }
}

/** An answer in Burmese, read back in a talk in Arabic. */
function readBack(): Sample {
  const [, , text = ''] = JSON.parse(readFileSync(join(root, 'test/corpus/my.json'), 'utf8')) as string[]
  const place = { question: 'reintegration.wishes' }
  const languages = { interview: 'ar', staff: 'sv' }
  const { start, scene } = realSitting(context, 'mother-two-children', languages, (content) => ({
    ...content,
    answers: withAnswer(content.answers, place, {
      state: 'answered',
      value: ['Jag vill hem. TEST'],
      original: { language: 'my', value: [text] },
    }),
  }))
  const session = { ...start, at: place, isReadingBack: true as const, view: listView('readBack', '1') }
  return { locale: 'my', slide: slideOf(scene(session)), text, element: 'blockquote .own' }
}

/** No locale of ours: a greeting stands for a question. */
const amharic: Sample = {
  locale: 'am',
  slide: {
    number: 'K1',
    question: { applicant: { locale: 'am', direction: 'ltr', text: 'ሰላም ለእርስዎ ይሁን' } },
    rows: [],
  },
  text: 'ሰላም ለእርስዎ ይሁን',
  element: 'h1',
}

const letters = (text: string): string => text.replace(/\s+/gu, '')

async function drawn(sample: Sample, view: ReadingView, browser: Browser, tally: Tally): Promise<void> {
  const { locale, slide, text, element } = sample
  const check = (holds: boolean, what: string): void => {
    tally.check(holds, `${locale}: ${what}`)
  }
  check(slide !== undefined && text !== '', 'there is nothing to show')
  view.show(slide)
  const page = await browser.page()
  const read = await page.open(view.newAddress())
  check(letters(read).includes(letters(text)), 'the text is not on the page')
  check((await page.value('document.title')) === slide?.number, 'the title is not the number of the question')
  check(
    await page.value<boolean>(
      'document.fonts.ready.then(() => document.documentElement.scrollWidth <= innerWidth)',
    ),
    'it is wider than the window',
  )
  const fonts = await page.fontsOf(element)
  check(fonts.length > 0, 'it is drawn with no font')
  const strange = fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName)
  check(strange.length === 0, `it is drawn with ${strange.join(', ')} of this computer`)
  const direction = await page.value(`getComputedStyle(document.querySelector('${element}')).direction`)
  check(direction === (locale === 'ar' ? 'rtl' : 'ltr'), `it runs ${direction}`)
  const elsewhere = page.asked.filter(
    ({ hostname, protocol }) => protocol !== 'data:' && hostname !== '127.0.0.1',
  )
  check(elsewhere.length === 0, `asked elsewhere: ${elsewhere.join(' ')}`)
  await page.picture(join(out, `${locale}.png`))
}

/** What a page of somebody else gets when it asks for the view: its lengths, never its words. */
const trying = (address: string): string => `(async () => {
  const got = []
  const take = async (how) => { try { got.push(await how()) } catch { got.push('') } }
  for (const path of ['', 'events', 'view.js', 'view.css'])
    for (const mode of ['cors', 'no-cors'])
      await take(async () => (await (await fetch('${address}' + path, { mode, credentials: 'include' })).text()))
  await take(() => new Promise((resolve, reject) => {
    const frame = document.createElement('iframe')
    frame.onload = () => resolve(frame.contentDocument ? frame.contentDocument.body.innerText : '')
    frame.onerror = reject
    frame.src = '${address}'
    document.body.append(frame)
  }))
  await take(() => new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.onload = () => resolve('a script of the view ran here')
    script.onerror = reject
    script.src = '${address}view.js'
    document.body.append(script)
  }))
  return got.join('')
})()`

async function refuses(view: ReadingView, browser: Browser, tally: Tally): Promise<void> {
  const { slide, text } = question('ar')
  view.show(slide)
  const address = view.newAddress()
  const { port } = new URL(address)
  const reader = await browser.page()
  await reader.open(address)
  const isRead = async (page: Page): Promise<boolean> => letters(await page.text()).includes(letters(text))
  tally.check(await isRead(reader), 'the reader does not see the question')

  /** What the view itself has answered. */
  const onlyWith = (wanted: number, page: Page, who: string): void => {
    for (const { url, status } of page.answers)
      if (new URL(url).port === port)
        tally.check(status === wanted, `${who} was answered with ${status}: ${url}`)
  }
  const stranger = await browser.page('stranger')
  for (const where of [address, `http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/events`])
    tally.check((await stranger.open(where)).trim() === '', 'a second reader was let in')
  onlyWith(404, stranger, 'a second reader')

  const elsewhere = [`localhost:${port}`, `[::1]:${port}`, `127.0.0.2:${port}`, `${bentName}:${port}`]
  for (const where of elsewhere) {
    const page = await browser.page()
    const seen = await page.open(`http://${where}/`)
    tally.check(seen.trim() === '', `${where} was answered`)
    onlyWith(403, page, where)
  }

  const other = createServer((_, response) => response.end('<!doctype html><body>'))
  await new Promise<void>((resolve) => other.listen(0, resolve))
  for (const host of ['127.0.0.1', 'localhost']) {
    const page = await browser.page()
    await page.open(`http://${host}:${(other.address() as AddressInfo).port}/`)
    const got = await page.value(trying(`http://127.0.0.1:${port}/`))
    tally.check(got === '', `a page of ${host} got ${got.length} characters`)
    tally.check(
      page.answers.some(({ url }) => new URL(url).port === port),
      'the view was not asked at all',
    )
    onlyWith(403, page, `a page of ${host}`)
  }
  other.closeAllConnections()
  other.close()

  for (const path of ['package.json', 'fonts/../package.json', 'fonts/%2e%2e%2fpackage.json', 'guess'])
    tally.check(
      !(await (await browser.page()).open(`http://127.0.0.1:${port}/${path}`)).includes('hemvag'),
      path,
    )
  tally.check(await isRead(reader), 'the reader no longer sees the question')
}

/** The program as it is built: opened with `:read`, hidden with Ctrl+L, shown again, killed. */
async function hides(browser: Browser, tally: Tally): Promise<void> {
  const home = freshFolder()
  const passphrase = 'invented words for reading TEST'
  const file = join(root, 'templates/demo/woman-thailand.json')
  await hemvag(['import', file, '--passphrase-fd', '3'], { home, passphrase })
  const { reference } = JSON.parse(readFileSync(file, 'utf8')) as { readonly reference: string }
  const term = await unlocked(['interview', reference], { home, passphrase })
  const opened = async (): Promise<Page> => {
    term.type(`:läsvy${keys.enter}`)
    await term.until(/http:\/\/127\S+/u)
    const page = await browser.page()
    await page.open(/http:\/\/127\S+/u.exec(term.text)?.[0] ?? '')
    return page
  }
  const screens = (): number => term.raw.split('\u001b[?1049h').length
  const isBlank = 'document.body.innerText.trim() === "" && document.title === ""'
  try {
    await term.until('Ctrl+T', 60_000)
    const page = await opened()
    const words = letters(await page.value('document.querySelector("h1").innerText'))
    tally.check(words !== '', 'the view of the program is empty')
    const first = screens()
    const began = Date.now()
    term.type(keys.control('l'))
    tally.check(await page.until(isBlank), 'the page is not blank after Ctrl+L')
    tally.figures.push(`blank after hiding: ${Date.now() - began} ms`)
    // Neither in what the browser holds of the page, nor when it is asked for again.
    const source = 'document.documentElement.outerHTML'
    tally.check(!letters(await page.value(source)).includes(words), 'the words are left in the page')
    const { entries } = (await page.send('Page.getNavigationHistory')) as {
      readonly entries: readonly { readonly id: number; readonly url: string }[]
    }
    await page.open('about:blank')
    for (const { id, url } of entries.filter((entry) => entry.url.startsWith('http'))) {
      await page.send('Page.navigateToHistoryEntry', { entryId: id })
      tally.check(
        await page.until('document.readyState === "complete" && location.href !== "about:blank"'),
        url,
      )
      tally.check(!letters(await page.value(source)).includes(words), 'going back shows the words')
    }

    // The process that had the case is gone; the next one has opened a screen of its own.
    await term.until(() => screens() > first && /\b30\b/u.test(term.text))
    term.type(keys.enter)
    await term.until('Lösenord:')
    term.type(`${passphrase}${keys.enter}`)
    await term.until('Ctrl+T', 60_000)
    const again = await opened()
    tally.check((await again.text()).trim() !== '', 'the view does not come back after the passphrase')
    term.kill('SIGKILL')
    tally.check(await again.until(isBlank), 'the page is not blank after the program was killed')
  } finally {
    term.kill()
  }
}

async function verify(program: string): Promise<Tally> {
  const tally = new Tally()
  mkdirSync(out, { recursive: true })
  const browser = new Browser(program, [`--host-resolver-rules=MAP ${bentName} 127.0.0.1`])
  const view = await openReading(context)
  try {
    for (const sample of [question('ar'), question('th'), question('ti'), amharic, readBack()])
      await drawn(sample, view, browser, tally)
    await refuses(view, browser, tally)
    await hides(browser, tally)
  } finally {
    await view.close()
    await browser.close()
  }
  return tally
}

const program = process.env['BROWSER_PROGRAM'] ?? browsers.find((path) => existsSync(path))

if (program === undefined) {
  process.stdout.write('No Chromium here: nothing was looked at.\n')
  process.exitCode = 1
} else {
  const { passed, failures, figures } = await verify(program)
  for (const line of [...figures, ...failures.map((failure) => `FAILED  ${failure}`)])
    process.stdout.write(`${line}\n`)
  process.stdout.write(`${passed} passed, ${failures.length} failed\n`)
  process.exitCode = failures.length === 0 ? 0 : 1
}

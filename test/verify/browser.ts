/** A real browser without a window, told what to do over a pipe (Chrome DevTools Protocol). */

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

type Values = Readonly<Record<string, unknown>>
interface Reply {
  readonly id?: number
  readonly method?: string
  readonly params?: Values
  readonly sessionId?: string
  readonly result?: Values
  readonly error?: { readonly message: string }
}

export class Browser {
  private readonly waiting = new Map<number, (reply: Reply) => void>()
  private readonly listeners = new Map<string, (method: string, params: Values) => void>()
  private readonly profile = mkdtempSync(join(tmpdir(), 'hemvag-browser-'))
  private readonly process: ChildProcess
  private sent = 0
  private half = ''

  /** @param flags besides those for a browser that nobody sits at */
  constructor(program: string, flags: readonly string[] = []) {
    const quiet = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--window-size=1366,768',
    ]
    const alone = ['--disable-background-networking', '--disable-component-update', '--remote-debugging-pipe']
    this.process = spawn(program, [...quiet, ...alone, `--user-data-dir=${this.profile}`, ...flags], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    })
    const answers = this.process.stdio[4] as Readable
    answers.setEncoding('utf8').on('data', (text: string) => {
      const parts = (this.half + text).split('\0')
      this.half = parts.pop() ?? ''
      for (const part of parts) this.take(JSON.parse(part) as Reply)
    })
  }

  private take(reply: Reply): void {
    if (reply.id !== undefined) {
      this.waiting.get(reply.id)?.(reply)
      this.waiting.delete(reply.id)
    } else if (reply.method !== undefined) {
      this.listeners.get(reply.sessionId ?? '')?.(reply.method, reply.params ?? {})
    }
  }

  async send(method: string, params: Values = {}, sessionId?: string): Promise<Values> {
    const id = ++this.sent
    const replied = new Promise<Reply>((resolve) => this.waiting.set(id, resolve))
    const message = { id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }
    ;(this.process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`)
    const { result = {}, error } = await replied
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }

  /** A page; `stranger`: in a browser profile of its own, which shares no cookie with the others. */
  async page(who: 'reader' | 'stranger' = 'reader'): Promise<Page> {
    const context = who === 'stranger' ? await this.send('Target.createBrowserContext') : {}
    const { targetId } = await this.send('Target.createTarget', {
      url: 'about:blank',
      ...(context['browserContextId'] === undefined ? {} : { browserContextId: context['browserContextId'] }),
    })
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
    const page = new Page(this, String(sessionId))
    this.listeners.set(String(sessionId), (method, params) => {
      page.take(method, params)
    })
    for (const domain of ['Page', 'Network', 'DOM', 'CSS']) await page.send(`${domain}.enable`)
    return page
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    await this.send('Browser.close')
    await ended
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10 })
  }
}

export class Page {
  /** Every address that the page asked for, and what the answers were. */
  readonly asked: URL[] = []
  readonly answers: { readonly url: string; readonly status: number }[] = []

  private readonly browser: Browser
  private readonly session: string

  constructor(browser: Browser, session: string) {
    this.browser = browser
    this.session = session
  }

  take(method: string, params: Values): void {
    const { url } = (params['request'] ?? {}) as { readonly url?: string }
    const answer = params['response'] as { readonly url: string; readonly status: number } | undefined
    if (method === 'Network.requestWillBeSent' && url !== undefined) this.asked.push(new URL(url))
    if (method === 'Network.responseReceived' && answer) this.answers.push(answer)
  }

  send(method: string, params: Values = {}): Promise<Values> {
    return this.browser.send(method, params, this.session)
  }

  /** Goes to an address; says what stands there. An address that nobody serves has nothing. */
  async open(address: string | URL): Promise<string> {
    const { errorText } = await this.send('Page.navigate', { url: String(address) })
    if (errorText !== undefined) return ''
    await this.until('document.readyState === "complete"')
    return this.text()
  }

  /** What a person can read on the page. */
  text(): Promise<string> {
    return this.value('document.body ? document.body.innerText : ""')
  }

  async value<T = string>(expression: string): Promise<T> {
    const options = { expression, awaitPromise: true, returnByValue: true }
    const { result } = (await this.send('Runtime.evaluate', options)) as { readonly result: { value: T } }
    return result.value
  }

  /** Waits until this holds on the page; false after five seconds. */
  async until(expression: string): Promise<boolean> {
    for (const end = Date.now() + 5_000; Date.now() < end;) {
      // While it goes from one address to another nothing can be asked of it.
      if (await this.value<boolean>(expression).catch(() => false)) return true
      await pause(20)
    }
    return false
  }

  /** The fonts that the text of an element is drawn with: by name, and whether the page brought them. */
  async fontsOf(
    selector: string,
  ): Promise<readonly { readonly familyName: string; readonly isCustomFont: boolean }[]> {
    const { root } = (await this.send('DOM.getDocument')) as { readonly root: { readonly nodeId: number } }
    const { nodeId } = await this.send('DOM.querySelector', { nodeId: root.nodeId, selector })
    const { fonts } = await this.send('CSS.getPlatformFontsForNode', { nodeId })
    return fonts as readonly { familyName: string; isCustomFont: boolean }[]
  }

  async picture(file: string): Promise<void> {
    const { data } = await this.send('Page.captureScreenshot')
    writeFileSync(file, Buffer.from(String(data), 'base64'))
  }
}

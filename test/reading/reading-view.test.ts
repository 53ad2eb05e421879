import { get, type IncomingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { openReadingView } from '../../src/reading/server.js'
import type { ReadingView, Slide } from '../../src/reading/slide.js'

const slide: Slide = {
  number: 'C3',
  question: {
    applicant: { locale: 'ar', direction: 'rtl', text: 'أين <b>تريد</b> السكن؟' },
    staff: { locale: 'sv', direction: 'ltr', text: 'Var vill du bo?' },
  },
  rows: [{ digits: '١', isChosen: true, applicant: { locale: 'ar', direction: 'rtl', text: 'في بيت' } }],
}

let view: ReadingView
beforeEach(async () => {
  view = await openReadingView({
    families: [{ name: 'NotoNaskhArabic', regular: 'NotoNaskhArabic-Regular.ttf' }],
    familyOf: () => 'NotoNaskhArabic',
    read: () => new Uint8Array([1]),
  })
  view.show(slide)
})
afterEach(() => view.close())

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  /** As much as has come: a stream of events does not end. */
  readonly body: string
}

function ask(
  address: string | URL,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers, method }, (response) => {
      let body = ''
      const answer = (): void => {
        resolve({ status: response.statusCode, headers: response.headers, body })
      }
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
        if (body.includes('event: slide')) answer()
      })
      response.on('end', answer)
      response.on('error', answer)
    })
    request.on('error', reject)
  })
}

const cookieOf = ({ headers }: Answer): Readonly<Record<string, string>> => ({
  cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
})

describe('the reading view', () => {
  test('opens once, and shows the question of the moment to that reader', async () => {
    const address = view.newAddress()
    const opened = await ask(address)
    expect(opened).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(opened.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/u)
    const cookie = cookieOf(opened)
    const page = await ask(new URL('/', address), cookie)
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('السكن')
    const { body } = await ask(new URL('/events', address), cookie)
    const { title, markup } = JSON.parse(/data: (.*)/u.exec(body)?.[1] ?? '') as Record<string, string>
    expect(title).toBe('C3')
    expect(markup).toContain('lang="ar" dir="rtl"')
    expect(markup).toContain('lang="sv" dir="ltr"')
    expect(markup).toContain('&lt;b&gt;')
    expect(markup).toContain('aria-current')
  })

  test('refuses a second reader, and the address is used up', async () => {
    const address = view.newAddress()
    await ask(address)
    expect((await ask(address)).status).toBe(404)
    expect((await ask(new URL('/', address))).status).toBe(404)
    expect((await ask(new URL('/events', address), { cookie: 'reader=other' })).status).toBe(404)
  })

  test.each([
    ['another host name', { host: 'localhost:1' }],
    ['a name that was bent to this computer', { host: 'example.org' }],
    ['another origin', { origin: 'http://example.org' }],
    ['another page of the same browser', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this computer', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s, even with the right address', async (_, headers) => {
    const address = view.newAddress()
    expect((await ask(address, headers)).status).toBe(403)
    expect((await ask(address)).status).toBe(303)
  })

  test('takes nothing: only GET is answered', async () => {
    const address = view.newAddress()
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
      expect((await ask(address, {}, method)).status).toBe(403)
  })

  test('guessing closes the address', async () => {
    const address = view.newAddress()
    for (let guess = 0; guess < 30; guess += 1) await ask(new URL(`/guess-${guess}`, address))
    expect((await ask(address)).status).toBe(404)
  })

  test('serves no file but its fonts', async () => {
    const address = view.newAddress()
    const cookie = cookieOf(await ask(address))
    expect((await ask(new URL('/fonts/NotoNaskhArabic-Regular.ttf', address), cookie)).status).toBe(200)
    expect((await ask(new URL('/fonts/..%2f..%2fpackage.json', address), cookie)).status).toBe(404)
    expect((await ask(new URL('/package.json', address), cookie)).status).toBe(404)
  })

  test('a new address shows the reader before out', async () => {
    const first = view.newAddress()
    const cookie = cookieOf(await ask(first))
    const second = view.newAddress()
    expect((await ask(new URL('/', first), cookie)).status).toBe(404)
    expect((await ask(second)).status).toBe(303)
  })

  test('is blank where there is nothing to show, and gone when it is closed', async () => {
    view.show(undefined)
    const address = view.newAddress()
    const cookie = cookieOf(await ask(address))
    const { body } = await ask(new URL('/events', address), cookie)
    expect(body).toContain('{"title":"","markup":""}')
    await view.close()
    await expect(ask(new URL('/', address), cookie)).rejects.toThrow()
    view = await openReadingView({ families: [], familyOf: () => '', read: () => new Uint8Array() })
  })
})

/**
 * The reading view: a page for one reader on this computer, which shows the question of the
 * moment. It is served on the loopback address only. Its address opens it once; whoever opened it
 * is known by a cookie, and everybody else is refused, other pages of the same browser included.
 * It takes nothing but GET, keeps nothing, and the page asks nobody else for anything.
 */

import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pageOf, script, slideMarkup, styles, type FamilyOf } from './markup.js'
import type { ReadingView, Slide } from './slide.js'

export interface ReadingFonts {
  readonly families: Parameters<typeof styles>[0]
  readonly familyOf: FamilyOf
  readonly read: (file: string) => Uint8Array
}

const host = '127.0.0.1'
/** Wrong addresses that are tried before the right one no longer opens anything. */
const wrongTries = 20

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

/** Starts the view, blank. */
export async function openReadingView(fonts: ReadingFonts): Promise<ReadingView> {
  let slide: Slide | undefined
  let token: string | undefined
  let reader: string | undefined
  let tries = 0
  const streams = new Set<ServerResponse>()

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const path = request.url ?? '/'
    if (!isFromHere(request, originOf())) refuse(response, 403)
    else if (token !== undefined && isSame(path, `/${token}`)) welcome(response)
    else if (reader === undefined || !isSame(cookieOf(request), reader)) {
      tries += 1
      if (tries > wrongTries) token = undefined
      refuse(response, 404)
    } else serve(path, response)
  })
  // A reader that is slow to ask holds up nobody, and nothing but short questions is read.
  server.headersTimeout = 5_000
  server.maxHeadersCount = 50

  const originOf = (): string => `${host}:${(server.address() as AddressInfo).port}`
  const welcome = (response: ServerResponse): void => {
    token = undefined
    reader = randomBytes(24).toString('base64url')
    response.setHeader('Set-Cookie', `reader=${reader}; HttpOnly; SameSite=Strict; Path=/`)
    response.writeHead(303, { Location: '/' }).end()
  }
  const serve = (path: string, response: ServerResponse): void => {
    switch (path) {
      case '/':
        send(response, 'text/html; charset=utf-8', pageOf(shown().title, shown().markup))
        break
      case '/view.js':
        send(response, 'text/javascript; charset=utf-8', script)
        break
      case '/view.css':
        send(response, 'text/css; charset=utf-8', styles(fonts.families))
        break
      case '/events':
        streams.add(response)
        response.on('close', () => streams.delete(response))
        response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
        response.write(event())
        break
      default:
        sendFont(path, response)
    }
  }
  const sendFont = (path: string, response: ServerResponse): void => {
    const file = path.replace(/^\/fonts\//u, '')
    const isKnown = fonts.families.some(({ regular, bold }) => file === regular || file === bold)
    if (isKnown) send(response, 'font/ttf', fonts.read(file))
    else refuse(response, 404)
  }
  const shown = (): { readonly title: string; readonly markup: string } =>
    slide ? { title: slide.number, markup: slideMarkup(slide, fonts.familyOf) } : { title: '', markup: '' }
  const event = (): string => `event: slide\ndata: ${JSON.stringify(shown())}\n\n`
  const showOut = (): void => {
    for (const stream of streams) stream.end('event: end\ndata: {}\n\n')
    streams.clear()
  }

  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, host, resolve)
  })
  // The view never keeps the program alive.
  server.unref()
  return {
    newAddress() {
      showOut()
      reader = undefined
      tries = 0
      token = easyToken()
      return `http://${originOf()}/${token}`
    },
    show(next) {
      slide = next
      for (const stream of streams) stream.write(event())
    },
    close() {
      slide = undefined
      token = undefined
      reader = undefined
      showOut()
      return new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      })
    },
  }
}

/** Asked by name of the address, by the page itself or by a person: not by another page. */
function isFromHere({ method, headers: sent }: IncomingMessage, address: string): boolean {
  const { origin, host: asked } = sent
  const site = sent['sec-fetch-site']
  return (
    method === 'GET' &&
    asked === address &&
    (origin === undefined || origin === `http://${address}`) &&
    (site === undefined || site === 'none' || site === 'same-origin')
  )
}

const cookieOf = ({ headers: { cookie = '' } }: IncomingMessage): string =>
  /(?:^|;\s*)reader=([\w-]+)/u.exec(cookie)?.[1] ?? ''

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'Content-Type': type }).end(body)
}

function refuse(response: ServerResponse, status: 403 | 404): void {
  response.writeHead(status).end()
}

/** Sixty bits in letters and digits that can be read aloud and typed. */
function easyToken(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789z'
  const all = Array.from(randomBytes(12), (byte) => signs[byte % signs.length] ?? 'a').join('')
  return all.replace(/(.{4})(?=.)/gu, '$1-')
}

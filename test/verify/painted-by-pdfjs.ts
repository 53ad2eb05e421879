/** Pages as pdf.js paints them in a browser, which also looks whether our fonts are sound. */

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Picture } from '../support/raster.js'
import { emptyFolder } from './papers.js'

export interface PaintedByPdfJs {
  readonly pages: readonly Picture[]
  /** What pdf.js and the browser complained of. */
  readonly warnings: readonly string[]
}

/** @param scale pixels to a point */
export async function paintedByPdfJs(pdf: Uint8Array, scale: number): Promise<PaintedByPdfJs> {
  const files: Readonly<Record<string, readonly [type: string, content: string | Uint8Array]>> = {
    '/': ['text/html', webPage(scale)],
    '/pdf.mjs': ['text/javascript', readFileSync('node_modules/pdfjs-dist/legacy/build/pdf.mjs')],
    '/worker.mjs': ['text/javascript', readFileSync('node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs')],
    '/sheet.pdf': ['application/pdf', pdf],
  }
  const pages: Picture[] = []
  const warnings: string[] = []
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => (finish = resolve))
  const take = async (request: IncomingMessage): Promise<void> => {
    const sent = await buffer(request)
    if (request.url === '/done') finish()
    else if (request.url === '/warning') warnings.push(sent.toString())
    else pages.push({ width: sent.readUInt32LE(0), height: sent.readUInt32LE(4), grey: sent.subarray(8) })
  }
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      void take(request).then(() => response.end())
      return
    }
    const [type, content] = files[request.url ?? ''] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': type }).end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = spawn(
    'chromium',
    ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--remote-debugging-port=0',
      `--user-data-dir=${emptyFolder()}`, `http://127.0.0.1:${port}/`],
    { stdio: 'ignore' },
  ) // prettier-ignore
  browser.once('exit', finish)
  await finished
  browser.kill()
  server.closeAllConnections()
  server.close()
  return { pages, warnings }
}

/** Paints page after page and sends each as width, height and one byte a pixel. */
function webPage(scale: number): string {
  return `<!doctype html><meta charset="utf-8"><script type="module">
const send = (path, body) => fetch(path, { method: 'POST', body })
const warn = (text) => send('/warning', String(text))
console.warn = console.error = warn
try {
  const { getDocument, GlobalWorkerOptions } = await import('/pdf.mjs')
  GlobalWorkerOptions.workerSrc = '/worker.mjs'
  const file = await getDocument('/sheet.pdf').promise
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const viewport = page.getViewport({ scale: ${scale} })
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    const canvasContext = canvas.getContext('2d')
    await page.render({ canvas, canvasContext, viewport }).promise
    const { data } = canvasContext.getImageData(0, 0, canvas.width, canvas.height)
    const sent = new Uint8Array(8 + data.length / 4)
    new DataView(sent.buffer).setUint32(0, canvas.width, true)
    new DataView(sent.buffer).setUint32(4, canvas.height, true)
    for (let at = 0; at < data.length / 4; at++) sent[8 + at] = data[at * 4 + 1]
    await send('/page', sent)
  }
} catch (error) {
  await warn(error)
}
await send('/done', '')
</script>`
}

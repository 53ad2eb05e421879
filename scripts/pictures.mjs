/**
 * Makes the pictures of README and docs from the real program: `npm run pictures`.
 * Screens come from a pseudo-terminal as SVG, pages from the PDFs of an invented case as PNG.
 * `npm run pictures -- --check` makes them elsewhere and says which differ from those in docs; it
 * also names every screen that README or docs show and that is made by nobody.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync, inflateSync, crc32 } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'
import './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = join(root, 'docs/pictures')
const program = join(root, 'dist/hemvag.js')
const home = mkdtempSync(join(tmpdir(), 'hemvag-pictures-'))
const passphrase = 'invented-passphrase-for-pictures'
const passphraseFile = join(home, 'passphrase')
writeFileSync(passphraseFile, passphrase)

const cell = { width: 8.4, height: 18 }
const size = { columns: 80, rows: 24 }

/** Runs a command line in a terminal, types keys as soon as the words before them are seen, and returns its cells at rest. */
async function screenOf(command, steps, last) {
  const terminal = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true })
  const process_ = pty.spawn('bash', ['-c', command], {
    cols: size.columns,
    rows: size.rows,
    name: 'xterm-256color',
    env: { PATH: process.env.PATH, LANG: 'sv_SE.UTF-8', TERM: 'xterm-256color', HEMVAG_HOME: home },
  })
  process_.onData((data) => terminal.write(data))
  terminal.onData((data) => process_.write(data))
  const shown = () =>
    Array.from(
      { length: size.rows },
      (_, row) => terminal.buffer.active.getLine(row)?.translateToString() ?? '',
    ).join('\n')
  const until = async (words) => {
    for (
      const end = Date.now() + 60_000;
      !shown().includes(words);
      await new Promise((resolve) => setTimeout(resolve, 20))
    ) {
      if (Date.now() > end) throw new Error(`never saw ${words}:\n${shown()}`)
    }
  }
  const atRest = async () => {
    for (let before = ''; before !== shown();) {
      before = shown()
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  for (const [words, keys] of steps) {
    await until(words)
    process_.write(keys)
  }
  for (const words of last) await until(words)
  await atRest()
  const { active } = terminal.buffer
  process_.kill()
  return active
}

const escape = (text) => text.replace(/[&<>]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign])

/** Each run of like cells is one text whose length is fixed, so that no font moves a column. */
function svgOf(buffer) {
  const runs = []
  for (let row = 0; row < size.rows; row++) {
    const line = buffer.getLine(row)
    let run
    for (let column = 0; column < size.columns; column++) {
      const at = line?.getCell(column)
      const text = at?.getChars() ?? ''
      if (!at || at.getWidth() === 0) continue
      const look = `${at.isBold() ? 'b' : ''}${at.getFgColor() === 13 ? 'm' : at.getFgColor() === 8 ? 'q' : ''}`
      if (text.trim() === '') {
        run = undefined
        continue
      }
      if (run?.look !== look) runs.push((run = { row, column, look, text: '', width: 0 }))
      run.text += text
      run.width += at.getWidth()
    }
  }
  const texts = runs.map(({ row, column, look, text, width }) => {
    const x = (12 + column * cell.width).toFixed(1)
    const y = (12 + row * cell.height + 13).toFixed(1)
    const style = look === '' ? '' : ` class="${look}"`
    return `<text x="${x}" y="${y}"${style} textLength="${(width * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>`
  })
  const width = size.columns * cell.width + 24
  const height = size.rows * cell.height + 24
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans Mono, monospace" font-size="13.5">
<style>text{fill:#e6e6e6;white-space:pre;unicode-bidi:bidi-override;direction:ltr}.b{font-weight:bold}.m,.bm{fill:#d38cff;font-weight:bold}.q{fill:#8a8a8a}</style>
<rect width="${width}" height="${height}" rx="8" fill="#1f1f1f"/>
${texts.join('\n').replaceAll(clock, '>12:00<')}
</svg>
`
}

/** When it was saved: the same in every picture. */
const clock = />\d\d:\d\d</gu

/** PNG of pixels in the order blue, green, red, alpha. */
function pngOf({ data, width, height }) {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      const to = y * (1 + width * 3) + 1 + x * 3
      rows[to] = data[from + 2]
      rows[to + 1] = data[from + 1]
      rows[to + 2] = data[from]
    }
  }
  const chunk = (name, body) => {
    const head = Buffer.from(name, 'latin1')
    const out = Buffer.alloc(12 + body.length)
    out.writeUInt32BE(body.length, 0)
    head.copy(out, 4)
    body.copy(out, 8)
    out.writeUInt32BE(crc32(Buffer.concat([head, body])), 8 + body.length)
    return out
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The pixels of a PNG of ours: how they are packed may differ between releases of zlib. */
function pixelsOf(png) {
  const start = png.indexOf('IDAT', 0, 'latin1')
  return inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
}

async function pageOf(file, number) {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(readFileSync(file))
  const image = await document.getPage(number - 1).render({ scale: 1.6 })
  const png = pngOf(image)
  document.destroy()
  library.destroy()
  return png
}

/** The pictures as the program makes them now, by name. */
async function made() {
  const unlocked = (args) => `exec node ${program} --passphrase-fd 3 ${args} 3<${passphraseFile}`
  execFileSync('bash', ['-c', unlocked(`import ${join(root, 'templates/demo/mother-two-children.json')}`)], {
    env: { ...process.env, HEMVAG_HOME: home },
  })
  const wizard = await screenOf(
    unlocked('interview RK-SYD-TEST-003'),
    [
      ['Vilken rad', '\r'],
      ['Ctrl+X', ':gå O1\r'],
    ],
    ['fråga O1', 'Sparat'],
  )
  execFileSync('node', [
    program,
    'demo',
    '--case',
    'mother-two-children',
    '--reader',
    'sv',
    '--out',
    join(home, 'out'),
  ])
  return {
    'wizard.svg': Buffer.from(svgOf(wizard)),
    'page.png': await pageOf(join(home, 'out/01-application.pdf'), 2),
  }
}

/** What README and docs show that neither this script nor that of the emulators makes. */
function madeByNobody(names) {
  const folder = join(root, 'docs')
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
  const files = [join(root, 'README.md'), ...pages.map((name) => join(folder, name))]
  const shown = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/pictures\/([\w./-]+\.(?:svg|png))/gu),
  ])
  const known = new Set(names)
  return [...new Set(shown.map(([, name]) => name))].filter(
    (name) => !known.has(name) && !name.startsWith('emulators/'),
  )
}

function check(all) {
  const faults = madeByNobody(Object.keys(all)).map((name) => `${name} is made by no script`)
  const out = join(root, 'out/pictures')
  for (const [name, bytes] of Object.entries(all)) {
    const old = readFileSync(join(pictures, name))
    const [before, now] = name.endsWith('.png') ? [pixelsOf(old), pixelsOf(bytes)] : [old, bytes]
    if (before.equals(now)) continue
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, name), bytes)
    faults.push(`${name} is not what the program shows: see out/pictures, or run npm run pictures`)
  }
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(`pictures: ${Object.keys(all).length} compared, ${faults.length} differ\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}

try {
  const all = await made()
  if (process.argv.includes('--check')) check(all)
  else {
    for (const [name, bytes] of Object.entries(all)) writeFileSync(join(pictures, name), bytes)
    process.stdout.write(`docs/pictures: ${Object.keys(all).join(', ')}\n`)
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}

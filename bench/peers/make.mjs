/**
 * One of the others, each set up as its manual says: `node make.mjs NAME TEXTS.json FONTS OUT.pdf COUNT`.
 * Makes so many documents of the same texts, each with another number in it, in one process, and prints the
 * milliseconds that each took. Runs in the folder where the bench has installed what it compares with.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [, , name, texts, fonts, out, count] = process.argv
const { columns, rows } = JSON.parse(readFileSync(texts, 'utf8'))
const families = [...new Set(columns.map(({ font }) => font))]
const fileOf = (font) => join(fonts, `${font}-Regular.ttf`)
const require = createRequire(import.meta.url)

const makers = {
  async typst() {
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
    const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: [fonts] }] })
    const spaced = (font) => font.replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    const cell = (text, { language, isRightToLeft, font }) =>
      `[#text(lang: "${language.split('-')[0]}", dir: ${isRightToLeft ? 'rtl' : 'ltr'}, font: ("${spaced(font)}", "Noto Sans"), ${JSON.stringify(text)})]`
    return (all) =>
      compiler.pdf({
        mainFileContent: `#set page(paper: "a4", margin: 42pt)\n#set text(size: 9pt)\n#grid(columns: (1fr, 1fr), gutter: 8pt,\n${all
          .map((row) => row.map((text, at) => cell(text, columns[at])).join(', '))
          .join(',\n')})`,
      })
  },
  async pdfmake() {
    const pdfmake = require('pdfmake')
    pdfmake.addFonts(
      Object.fromEntries(
        families.map((font) => [font, { normal: fileOf(font), bold: fileOf(font), italics: fileOf(font) }]),
      ),
    )
    const cell = (text, { font, isRightToLeft }) => ({
      text,
      font,
      alignment: isRightToLeft ? 'right' : 'left',
    })
    return (all) =>
      pdfmake
        .createPdf({
          pageSize: 'A4',
          pageMargins: 42,
          defaultStyle: { font: families[0], fontSize: 9 },
          content: {
            layout: 'noBorders',
            table: {
              widths: ['*', '*'],
              body: all.map((row) => row.map((text, at) => cell(text, columns[at]))),
            },
          },
        })
        .getBuffer()
  },
  async 'react-pdf'() {
    const { createElement: h } = await import('react')
    const { Document, Page, Text, View, Font, renderToBuffer } = await import('@react-pdf/renderer')
    for (const family of families) Font.register({ family, src: fileOf(family) })
    const cell = (text, { font, isRightToLeft }, key) =>
      h(
        Text,
        {
          key,
          style: {
            width: '50%',
            fontFamily: font,
            textAlign: isRightToLeft ? 'right' : 'left',
            direction: isRightToLeft ? 'rtl' : 'ltr',
          },
        },
        text,
      )
    return (all) =>
      renderToBuffer(
        h(
          Document,
          {},
          h(
            Page,
            { size: 'A4', style: { padding: 42, fontSize: 9 } },
            all.map((row, key) =>
              h(
                View,
                { key, style: { flexDirection: 'row' } },
                row.map((text, at) => cell(text, columns[at], at)),
              ),
            ),
          ),
        ),
      )
  },
}

const render = await makers[name]()
const times = []
for (let turn = 0; turn < Number(count); turn++) {
  const from = performance.now()
  writeFileSync(out, await render(rows.map((row) => row.map((text) => `${text} ${turn}`))))
  times.push(performance.now() - from)
}
process.stdout.write(JSON.stringify(times))

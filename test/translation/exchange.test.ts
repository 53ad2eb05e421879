import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { check, copyOfWords, fileOf, hemvagIn, spoil } from './program.js'

const endings = ['xlf', 'po', 'csv'] as const

function everyFile(resources: string): Map<string, string> {
  const folder = join(resources, 'locales')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

describe('texts on their way to a translator and back', () => {
  let words = ''
  const out = (ending: string): string => join(words, `texts.${ending}`)
  beforeAll(async () => {
    words = copyOfWords()
    for (const locale of ['ar', 'th'])
      expect(await hemvagIn(words, 'translate', 'mark', locale)).toMatchObject({ code: 0, stderr: '' })
  })

  test.each(endings.flatMap((ending) => ['ar', 'th'].map((locale) => [ending, locale] as const)))(
    'as %s, %s comes back as it was, to the byte',
    async (ending, locale) => {
      const before = everyFile(words)
      expect((await hemvagIn(words, 'translate', 'export', locale, '--out', out(ending))).code).toBe(0)
      const { code, stdout } = await hemvagIn(words, 'translate', 'import', out(ending))
      expect([code, stdout]).toEqual([0, `${locale}: no text was changed.\n`])
      expect(everyFile(words)).toEqual(before)
    },
  )

  test.each(endings)('as %s, all texts can be taken out and put back', async (ending) => {
    await hemvagIn(words, 'translate', 'export', 'ar', '--out', out(ending))
    const whole = readFileSync(fileOf(words, 'ar', 'answers'), 'utf8')
    writeFileSync(fileOf(words, 'ar', 'answers'), '{}\n')
    const { code } = await hemvagIn(words, 'translate', 'import', out(ending))
    expect(code).toBe(0)
    expect(JSON.parse(readFileSync(fileOf(words, 'ar', 'answers'), 'utf8'))).toEqual(JSON.parse(whole))
    expect((await check(words, 'ar')).faults.filter(({ place }) => place.includes('answers'))).toEqual([])
  })

  test.each(endings)(
    'as %s, what is right is taken, and of the rest is said which line and why',
    async (ending) => {
      await hemvagIn(words, 'translate', 'export', 'ar', '--out', out(ending))
      const t = JSON.parse(readFileSync(fileOf(words, 'ar', 'document'), 'utf8')) as Record<string, string>
      const sent = readFileSync(out(ending), 'utf8')
      const returned = sent
        .replaceAll(t['childOf'] ?? '', 'الطفل {{number}}')
        .replaceAll(t['example'] ?? '', 'مثال من الخيال')
      expect(returned).not.toBe(sent)
      writeFileSync(out(ending), returned)
      const { code, stdout } = await hemvagIn(words, 'translate', 'import', out(ending))
      expect(code).toBe(3)
      expect(stdout).toMatch(/^line \d+ {2}document:childOf\n.*\{of\}/mu)
      expect(stdout).toContain('ar: 1 text was taken.')
      const now = JSON.parse(readFileSync(fileOf(words, 'ar', 'document'), 'utf8')) as Record<string, string>
      expect([now['childOf'], now['example']]).toEqual([t['childOf'], 'مثال من الخيال'])
      spoil(words, 'ar', 'document:example', t['example'])
    },
  )

  test('a text that was bettered here is not undone by a file that was sent before', async () => {
    await hemvagIn(words, 'translate', 'export', 'ar', '--out', out('po'))
    const sent = readFileSync(out('po'), 'utf8')
    const { example = '' } = JSON.parse(readFileSync(fileOf(words, 'ar', 'document'), 'utf8')) as Record<
      string,
      string
    >
    spoil(words, 'ar', 'document:example', 'مثال فقط')
    expect((await hemvagIn(words, 'translate', 'import', out('po'))).stdout).toBe(
      'ar: no text was changed.\n',
    )
    writeFileSync(out('po'), sent.replaceAll(example, 'مثال من الخيال'))
    const { code, stdout } = await hemvagIn(words, 'translate', 'import', out('po'))
    expect([code, stdout]).toEqual([3, expect.stringContaining('The text was changed here too')])
    spoil(words, 'ar', 'document:example', example)
  })

  test('codes cannot be changed: a row with another key is not taken', async () => {
    writeFileSync(out('csv'), 'id,sv,en,ar\nform/choices:yesNo.maybe,Ja,Yes,ربما\n')
    const { code, stdout } = await hemvagIn(words, 'translate', 'import', out('csv'))
    expect([code, stdout]).toEqual([3, expect.stringContaining('line 2  form/choices:yesNo.maybe')])
  })

  test('a table with semicolons is read as well, and a text from an older source counts as stale', async () => {
    writeFileSync(
      out('csv'),
      '\uFEFFid;sv;en;ar\r\ndocument:mark;"";;\r\ndocument:signature.mark;Kryss;Cross;إشارة\r\n',
    )
    const { stdout } = await hemvagIn(words, 'translate', 'import', out('csv'))
    expect(stdout).toContain('ar: 1 text was taken.')
    const { stale } = await check(words, 'ar')
    expect(stale).toBe(1)
  })

  test('a file that is cut off changes nothing', async () => {
    await hemvagIn(words, 'translate', 'export', 'th', '--out', out('xlf'))
    writeFileSync(out('xlf'), readFileSync(out('xlf'), 'utf8').slice(0, 5000))
    const before = everyFile(words)
    const { code, stderr } = await hemvagIn(words, 'translate', 'import', out('xlf'))
    expect([code, stderr]).toEqual([1, expect.stringContaining('texts.xlf')])
    expect(everyFile(words)).toEqual(before)
  })

  test.each(['texts.doc', 'texts'])('%s is no format that is known', async (name) => {
    const { code } = await hemvagIn(words, 'translate', 'export', 'ar', '--out', join(words, name))
    expect(code).toBe(2)
  })
})

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { logicalText, textOf } from '../support/read-pdf.js'

const passphrase = 'correct-horse-battery-staple-test'
const persona = (name: string): string => join(root, 'test/cases', `${name}.json`)
const read = (folder: string, file: string): Buffer => readFileSync(join(folder, file))

describe('check', () => {
  test.each([
    ['p1', 0],
    ['p2', 3],
    ['p3', 3],
  ])('the invented case %s ends with %i', async (name, code) => {
    expect((await hemvag(['check', persona(name)])).code).toBe(code)
  })

  test('lists every problem at once, with rule, level, questions and what to do', async () => {
    const { stdout } = await hemvag(['check', persona('p3'), '--json'])
    const { problems, isSignable } = JSON.parse(stdout) as {
      isSignable: boolean
      problems: { rule: string; level: string; message: string; remedy: string; questions: string[] }[]
    }
    expect(isSignable).toBe(false)
    const stopping = problems.filter(({ level }) => level.startsWith('stops')).map(({ rule }) => rule)
    expect(stopping).toEqual(
      expect.arrayContaining(['V1', 'V6', 'V7', 'V9', 'C1', 'C2', 'C9', 'C10', 'D14', 'P1']),
    )
    for (const { message, remedy } of problems) expect([message, remedy]).not.toContain('')
  })
})

describe('import, render and export', () => {
  const home = freshFolder()
  const vault = { home, passphrase }

  beforeAll(async () => {
    const imported = await hemvag(['--passphrase-fd', '3', 'import', persona('p1')], vault)
    expect(imported).toMatchObject({ code: 0 })
  })

  test('the same answers give the same bytes, from the case and from the file', async () => {
    const [fromFile, fromCase] = [freshFolder(), freshFolder()]
    expect(await hemvag(['render', persona('p1'), '--out', fromFile])).toMatchObject({ code: 0 })
    const args = ['--passphrase-fd', '3', 'render', 'RK-SYD-25-014', '--out', fromCase]
    expect(await hemvag(args, { ...vault, env: { TZ: 'Asia/Tokyo' } })).toMatchObject({ code: 0 })
    expect(readdirSync(fromCase).sort()).toEqual(readdirSync(fromFile).sort())
    for (const file of readdirSync(fromFile))
      expect(read(fromCase, file).equals(read(fromFile, file))).toBe(true)
  })

  test('an exported case says what the file said that it came from', async () => {
    const { stdout } = await hemvag(['--passphrase-fd', '3', 'export', 'RK-SYD-25-014', '--out', '-'], vault)
    const file = JSON.parse(readFileSync(persona('p1'), 'utf8')) as { record: object[] }
    const exported = JSON.parse(stdout) as { record: object[] }
    expect({ ...exported, record: file.record }).toEqual({ ...file, depth: 'essential', overrides: [] })
    expect(exported.record).toEqual([...file.record, expect.objectContaining({ what: 'imported' })])
  })

  test('a case is listed by reference and progress, never by name', async () => {
    const { stdout } = await hemvag(['--passphrase-fd', '3', 'cases', '--json'], vault)
    expect(JSON.parse(stdout)).toMatchObject([{ reference: 'RK-SYD-25-014' }])
    expect(stdout).not.toMatch(/OSARO|BLESSING/iu)
  })

  test('the list says when a case was changed by the clock of the computer', async () => {
    const list = async (TZ: string, ...more: string[]): Promise<string> => {
      const args = ['--passphrase-fd', '3', '--staff-language', 'sv', 'cases', ...more]
      return (await hemvag(args, { ...vault, env: { TZ } })).stdout
    }
    const [changed] = JSON.parse(await list('UTC', '--json')) as [{ changedAt: string }]
    const inKathmandu = new Intl.DateTimeFormat('sv', { timeStyle: 'short', timeZone: 'Asia/Kathmandu' })
    const row = await list('Asia/Kathmandu')
    expect(row).toContain(inKathmandu.format(new Date(changed.changedAt)))
    expect(row).not.toMatch(/\dT\d/u)
  })

  test('nothing of the case can be read in its folder', () => {
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const all = files
      .map((file) => file.name + readFileSync(join(file.parentPath, file.name), 'latin1'))
      .join('\n')
    expect(all).not.toMatch(/OSARO|BLESSING|RK-SYD|Benin|Abuja/u)
    expect(files.length).toBeGreaterThan(1)
  })

  test('a wrong passphrase opens nothing and ends with 5', async () => {
    const { code, stderr } = await hemvag(['--passphrase-fd', '3', 'cases'], {
      home,
      passphrase: 'another-passphrase-test',
    })
    expect([code, stderr]).toEqual([5, expect.stringContaining('passphrase')])
  })

  test('without a terminal and without a passphrase nobody is asked', async () => {
    expect(await hemvag(['cases'], { home })).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('a case that may not be signed yet', () => {
  test('prints as a draft that says why, with nothing to sign on', async () => {
    const folder = freshFolder()
    const { code, stderr } = await hemvag(['render', persona('p3'), '--out', folder, '--language', 'sv'])
    expect([code, stderr]).toEqual([0, expect.stringContaining('draft')])
    const [first = ''] = await textOf(read(folder, '01-application.pdf'))
    expect(first).toMatch(/Draft/u)
    const all = logicalText(read(folder, '01-application.pdf'))
    expect(JSON.stringify(all)).toContain('No signature: draft')
  })
})

describe('bad input', () => {
  const good = readFileSync(persona('p1'), 'utf8')
  const changed = (path: string, answer: unknown): string => {
    const file = JSON.parse(good) as { answers: Record<string, unknown> }
    file.answers[path] = answer
    return JSON.stringify(file)
  }

  test.each([
    ['an unknown field', good.replace('"languages"', '"langages"'), 'langages'],
    ['an unknown question', changed('identity.shoeSize', { value: '38' }), 'identity.shoeSize'],
    [
      'a value of the wrong type',
      changed('family.accompanyingChildren', { value: 'two' }),
      'family.accompanyingChildren',
    ],
    ['a file that is cut off', good.slice(0, 900), ''],
    ['a date in 2999', changed('case.sentOn', { value: '2999-01-01' }), 'case.sentOn'],
    [
      'a personal number whose check digit is wrong',
      changed('identity.personalIdentityNumber', { value: '640823-3235' }),
      'identity.personalIdentityNumber',
    ],
    [
      'a terminal escape sequence',
      changed('identity.calledName', { value: 'Eki\u001b[2J' }),
      'identity.calledName',
    ],
    ['a direction override', changed('identity.calledName', { value: 'Eki\u202e' }), 'identity.calledName'],
  ])('%s is told with its place; nothing is written', async (_what, file, place) => {
    const folder = freshFolder()
    const path = join(folder, 'bad.json')
    writeFileSync(path, file)
    for (const args of [
      ['check', path],
      ['render', path, '--out', join(folder, 'out')],
      ['--passphrase-fd', '3', 'import', path],
    ]) {
      const { code, stdout, stderr } = await hemvag(args, { home: join(folder, 'home'), passphrase })
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toContain(place)
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|Eki|640823/u)
    }
    expect(readdirSync(folder)).toEqual(['bad.json'])
  })
})

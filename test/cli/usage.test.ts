import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'

describe('the command line', () => {
  test('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(await hemvag(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each([
    [{ LANG: 'sv_SE.UTF-8' }, 'Exempel:'],
    [{ LANG: 'en_GB.UTF-8' }, 'Examples:'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'sv_SE.UTF-8' }, 'Exempel:'],
    [{ LANG: 'ro_RO.UTF-8' }, 'Examples:'],
  ])('helps in the language of the environment %j, examples first', async (env, first) => {
    const { code, stdout } = await hemvag(['--help'], { env })
    expect(code).toBe(0)
    expect(stdout.startsWith(first)).toBe(true)
  })

  test('the language asked for outranks the environment', async () => {
    const { stdout } = await hemvag(['--staff-language', 'sv', 'render', '--help'])
    expect(stdout).toContain('Så skriver du: hemvag render')
    expect(stdout).not.toMatch(/Usage|Options|Arguments/u)
  })

  test.each([
    'interview',
    'cases',
    'check',
    'risk',
    'render',
    'export',
    'import',
    'demo',
    'languages',
    'schema',
  ])('%s has help that starts with examples', async (command) => {
    const { code, stdout } = await hemvag([command, '--help'])
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Examples:'])
  })

  test.each([
    [['nonsense'], 'nonsense is no command here'],
    [['render', 'x.json'], '--out <folder> is missing'],
    [['render', 'x.json', '--out'], 'needs a value'],
    [['cases', '--nonsense'], '--nonsense is no option here'],
    [['check'], 'case or file is missing'],
    [['interview', '--no-input'], 'asks questions'],
    [['check', 'a', 'b'], 'more on the line'],
    [['render', 'x.json', '--out', 'out', '--only', 'nonsense'], 'nonsense is no value'],
    [['interview', '--depth', 'nonsense'], 'nonsense is no value'],
    [['languages', '--staff-language', 'ar'], 'ar is no value'],
  ])('%j is wrong use: says what is wrong and how to find out more, exit 2', async (args, words) => {
    const { code, stdout, stderr } = await hemvag(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
    expect(stderr).toMatch(/--help|hemvag check/u)
  })

  test('help can be asked for as a command, of the program and of each command', async () => {
    expect(await hemvag(['help'])).toEqual(await hemvag(['--help']))
    expect(await hemvag(['help', 'render'])).toEqual(await hemvag(['render', '--help']))
    expect((await hemvag(['help', 'nonsense'])).code).toBe(2)
  })

  test('an option that may be repeated takes one value, and leaves the file alone', async () => {
    const file = join(root, 'templates/demo/adult-romania.json')
    const out = freshFolder()
    const only = ['--only', '00-cover', '--only', 'take-home']
    const { code, stdout } = await hemvag(['render', '--out', out, ...only, '--reader', 'en', file])
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(2)
  })

  test('a computer without cases says so, asks for no passphrase, and makes nothing', async () => {
    const home = freshFolder()
    expect(await hemvag(['cases', '--json'], { home })).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
    const given = ['--passphrase-fd', '3']
    for (const args of [
      ['check', 'C-222222'],
      ['delete', 'C-222222', ...given],
      ['risk', 'C-222222', ...given],
    ]) {
      const refused = await hemvag(args, { home, passphrase: 'six words on paper and more TEST\n' })
      expect(refused.code).toBe(1)
      expect(refused.stderr).toContain('no cases on this computer')
    }
    expect(readdirSync(home)).toEqual([])
  })

  test('a folder where a file is needed, and a file where a folder is, are named for what they are', async () => {
    const folder = freshFolder()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    for (const args of [
      ['import', folder],
      ['check', folder],
      ['template', 'check', folder],
    ]) {
      const refused = await hemvag(args)
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('is a folder')])
    }
    const demo = join(root, 'templates/demo/adult-romania.json')
    for (const out of [file, join(file, 'below')]) {
      const refused = await hemvag(['render', demo, '--only', '00-cover', '--out', out])
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('is a file')])
    }
    expect((await hemvag(['template', 'check', 'not-there.json'])).stderr).toContain('could not be read')
  })

  test('a fault is JSON where JSON was asked for', async () => {
    const { code, stderr } = await hemvag(['check', 'not-there.json', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'input.notReadable', at: 'not-there.json' } })
  })

  test('the home screen needs a terminal', async () => {
    const { code, stderr } = await hemvag([])
    expect(code).toBe(2)
    expect(stderr).toContain('--help')
  })

  test('lists the languages with direction, share and review status', async () => {
    const { stdout } = await hemvag(['languages', '--json'])
    const languages = JSON.parse(stdout) as {
      locale: string
      direction: string
      translated: number
      status: object
    }[]
    expect(languages.slice(0, 2).map(({ locale }) => locale)).toEqual(['en', 'sv'])
    expect(languages.find(({ locale }) => locale === 'ar')).toMatchObject({
      direction: 'rtl',
      translated: 100,
      status: { interface: 'drafted', legal: 'compared' },
    })
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { hemvag, root } from '../support/program.js'

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
      status: { interface: 'drafted', legal: 'drafted' },
    })
  })
})

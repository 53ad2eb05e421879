import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { keys, Term } from '../support/term.js'

interface Report {
  readonly node: unknown
  readonly intl: unknown
  readonly bidi: { readonly mode: string; readonly why: string }
  readonly storage: { readonly isWritable: boolean; readonly isPrivate: boolean }
  readonly checks: readonly { readonly check: string; readonly is: string; readonly remedy?: string }[]
}
const reported = (stdout: string): Report => JSON.parse(stdout) as Report
const check = (report: Report, name: string) => report.checks.find((one) => one.check === name)

const open: Term[] = []
afterEach(() => {
  for (const term of open.splice(0)) term.kill()
})

describe('doctor', () => {
  test('says as data what it found, and makes no folder', async () => {
    const home = join(freshFolder(), 'data')
    const { code, stdout } = await hemvag(['doctor', '--json'], { home })
    const report = reported(stdout)
    expect(code).toBe(0)
    expect(report.bidi.mode).toBe('visual')
    expect(report.bidi.why).toBe('guess')
    expect(report.node).toBeDefined()
    expect(report.intl).toBeDefined()
    expect(readdirSync(join(home, '..'))).toEqual([])
  })

  test.each(['sv_SE.UTF-8', 'C.utf8'])(
    'where the characters are those of %s, all can be shown',
    async (LANG) => {
      const { stdout } = await hemvag(['doctor', '--json'], { env: { LANG } })
      expect(check(reported(stdout), 'characters')).toMatchObject({ is: 'good' })
    },
  )

  test.each([
    ['LC_ALL', { LC_ALL: 'C' }],
    ['LC_CTYPE', { LC_CTYPE: 'POSIX', LANG: 'sv_SE.UTF-8' }],
    ['LANG', { LANG: 'C' }],
  ])('where %s says C, it says how to start with UTF-8, and that helps', async (variable, env) => {
    const { code, stdout } = await hemvag(['doctor', '--json'], { env })
    expect(code).toBe(1)
    const found = check(reported(stdout), 'characters')
    expect(found).toMatchObject({ is: 'problem' })
    expect(found?.remedy).toContain(`${variable}=C.UTF-8`)
    const again = await hemvag(['doctor', '--json'], { env: { ...env, [variable]: 'C.UTF-8' } })
    expect(again.code).toBe(0)
    expect(check(reported(again.stdout), 'characters')).toMatchObject({ is: 'good' })
  })

  test('in a dumb terminal it says that the talk goes line by line, and asks nothing that needs a screen', async () => {
    const term = new Term(process.execPath, [join(root, 'dist/hemvag.js'), 'doctor'], {
      environment: { TERM: 'dumb', LANG: 'sv_SE.UTF-8', HEMVAG_HOME: freshFolder() },
    })
    open.push(term)
    expect(await term.exited).toMatchObject({ exitCode: 0 })
    expect(term.raw).toContain('Här går samtalet rad för rad.')
    expect(term.raw).toContain('Öppna ett terminalfönster för helskärm')
    expect(term.raw).not.toContain('\u001b')
  })

  test('a data folder that cannot be written in is a problem, with what to do', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'file'), '')
    const { code, stdout } = await hemvag(['doctor', '--json'], { home: join(folder, 'file/data') })
    expect(code).toBe(1)
    expect(reported(stdout).storage.isWritable).toBe(false)
    expect(check(reported(stdout), 'folder')).toMatchObject({ is: 'problem' })
    expect(check(reported(stdout), 'folder')?.remedy).toContain('HEMVAG_HOME')
  })

  test.each([
    ['a folder that would have to be made on a disk that takes nothing', '/proc/hemvag'],
    ['a folder that is there, on a disk that takes nothing', '/sys/kernel'],
  ])('%s is a problem for everybody, root too', async (_, home) => {
    const { code, stdout } = await hemvag(['doctor', '--json'], { home })
    const report = reported(stdout)
    expect(code).toBe(1)
    expect(report.storage.isWritable).toBe(false)
    expect(check(report, 'folder')).toMatchObject({ is: 'problem' })
    expect(check(report, 'folder')?.remedy).toContain('HEMVAG_HOME')
  })

  test('a private folder on a disk that is mounted to be read only is a problem, with what to do', () => {
    const mount = ['-rm', 'sh', '-c', 'mount -t tmpfs -o ro,mode=700 hemvag "$0" && exec "$@"', freshFolder()]
    // Where nobody may mount anything, one of the kernel's own folders takes its place.
    const mayMount = spawnSync('unshare', [...mount, 'true']).status === 0
    const home = mayMount ? (mount.at(-1) ?? '') : '/sys/kernel'
    const doctor = [process.execPath, join(root, 'dist/hemvag.js'), 'doctor']
    const [command = '', ...args] = mayMount ? ['unshare', ...mount, ...doctor] : doctor
    const { status, stdout } = spawnSync(command, args, {
      encoding: 'utf8',
      env: { ...process.env, HEMVAG_HOME: home, LANG: 'en_GB.UTF-8' },
    })
    expect(stdout).toContain(`Nothing can be written in ${home}.`)
    expect(stdout).toContain('or choose another with HEMVAG_HOME.')
    expect(status).toBe(1)
  })

  test('a data folder that others can open is a problem', async () => {
    const home = freshFolder()
    mkdirSync(join(home, 'open'), { mode: 0o777 })
    const { stdout } = await hemvag(['doctor', '--json'], { home: join(home, 'open') })
    expect(check(reported(stdout), 'private')).toMatchObject({ is: 'problem' })
  })

  test('asks which line reads right, and remembers it for this terminal', async () => {
    const home = freshFolder()
    const doctor = (): Term => {
      const term = new Term(process.execPath, [join(root, 'dist/hemvag.js'), 'doctor'], {
        environment: { LANG: 'sv_SE.UTF-8', HEMVAG_HOME: home },
      })
      open.push(term)
      return term
    }
    const first = doctor()
    await first.until('Vilken rad är rätt skriven?')
    first.type(`3${keys.enter}`)
    await first.until('Valet är sparat')
    await first.exited
    const kept = readFileSync(join(home, 'settings.json'), 'utf8')
    expect(Object.values((JSON.parse(kept) as { terminals: object }).terminals)).toEqual(['words'])
    const second = doctor()
    await second.until('Programmets gissning är rad 3')
    second.type(keys.escape)
    expect(await second.exited).toMatchObject({ exitCode: 0 })
  })

  test('remembers also that no line reads right, and points to the reading view', async () => {
    const home = freshFolder()
    const doctor = async (): Promise<Term> => {
      const term = new Term(process.execPath, [join(root, 'dist/hemvag.js'), 'doctor'], {
        environment: { LANG: 'sv_SE.UTF-8', HEMVAG_HOME: home },
      })
      open.push(term)
      await term.until('Vilken rad är rätt skriven?')
      return term
    }
    const first = await doctor()
    first.type(`4${keys.enter}`)
    await first.until('Använd läsvyn i webbläsaren')
    await first.exited
    const second = await doctor()
    second.type(keys.escape)
    await second.exited
    expect(second.text.replace(/\s+/gu, ' ')).toContain(
      'Ingen rad från höger till vänster blir rätt i den här terminalen. Använd läsvyn',
    )
  })
})

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

  test('in a C locale it says how to start with UTF-8', async () => {
    const { code, stdout } = await hemvag(['doctor'], { env: { LC_ALL: 'C' } })
    expect(code).toBe(1)
    expect(stdout).toContain('LANG=C.UTF-8')
  })

  test('in a dumb terminal it says that the talk goes line by line', async () => {
    const { stdout } = await hemvag(['doctor'], { env: { TERM: 'dumb', LANG: 'sv_SE.UTF-8' } })
    expect(stdout).toContain('Här går samtalet rad för rad.')
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
})

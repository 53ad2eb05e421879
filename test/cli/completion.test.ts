import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'
import { everyShape, shapeOf } from '../../src/cli/command-line.js'
import { completionScript, shells } from '../../src/cli/completions.js'
import { manualPage } from '../../src/cli/manual.js'
import { wholeProgram } from '../../src/cli/program.js'

const context = quietContext()
const shape = shapeOf(await wholeProgram(context))
const everyName = everyShape(shape).map(({ path }) => path.split(' ').at(-1) ?? '')

/** What bash offers after these words. */
function offered(...words: readonly string[]): string[] {
  const file = join(freshFolder(), 'completion.bash')
  writeFileSync(file, completionScript('bash', shape))
  const script = `source "$1"; shift; COMP_WORDS=(hemvag "$@"); COMP_CWORD=$#; _hemvag; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', file, ...words], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean)
}

describe('completion', () => {
  test.each(shells)('%s gets a script that knows every command', async (shell) => {
    const { code, stdout } = await hemvag(['completion', shell])
    expect(code).toBe(0)
    expect(everyName.filter((name) => !stdout.includes(name))).toEqual([])
  })

  test('another shell is wrong use', async () => {
    expect((await hemvag(['completion', 'nonsense'])).code).toBe(2)
  })

  test.each([
    [['pass'], ['passphrase']],
    [
      ['passphrase', ''],
      ['list', 'add', 'change', 'remove', 'recover', '--help'],
    ],
    [['render', '--re'], ['--reader']],
    [
      ['blank', '--depth', ''],
      ['essential', 'full'],
    ],
    [['--staff-language', 'sv', 'translate', 'ex'], ['export']],
  ])('bash offers after %j what can follow', (words, expected) => {
    expect(offered(...words)).toEqual(expected)
  })
})

test('the manual has every command, every option and every exit code', () => {
  const page = manualPage(shape, context.t, '2026-11-26')
  const options = everyShape(shape).flatMap((one) => one.options.flatMap(({ names }) => names))
  const wanted = [...everyShape(shape).map(({ path }) => path), ...options, '.It 143']
  expect(wanted.filter((one) => !page.includes(one.replaceAll('-', '\\-')))).toEqual([])
})

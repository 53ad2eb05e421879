import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { overridden } from '../../src/cli/override.js'
import { withoutAnswer } from '../../src/interview/answers.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import { freshFolder, hemvag, root } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'

/** The case of an invented mother, in which rule C5 stops sending. */
const file = join(root, 'test/cases/p2.json')

describe('going on past a rule', () => {
  test('is decided by the coordinator with a reason, which check tells', async () => {
    const home = freshFolder()
    const { reference } = JSON.parse(readFileSync(file, 'utf8')) as { reference: string }
    const run = (...args: string[]) =>
      hemvag([...args, '--passphrase-fd', '3'], { home, passphrase: 'six words on paper and more TEST\n' })
    expect(await run('import', file)).toMatchObject({ code: 0 })
    const { code, stdout } = await run('override', reference, 'c5', '--reason', 'It is on its way.')
    expect([code, stdout]).toEqual([0, expect.stringContaining('Rule C5 no longer stops')])
    const check = await run('check', reference)
    expect(check.stdout).toMatch(/Gone on past with a reason: 1\n.*rule C5.*\n.*\n.*It is on its way\./u)
    expect(check.stdout).toMatch(/Stops sending: 2\n/u)
  }, 120_000)

  const context = quietContext()
  const { form } = context.template()
  const content = readApplicationFile(readFileSync(file), form, '2025-05-28')

  test('carries the name of the coordinator of the case', () => {
    const { overrides, record } = overridden(context, content, 'C5', 'It is on its way.')
    expect(overrides).toMatchObject([
      { rule: 'C5', reason: 'It is on its way.', by: expect.stringMatching(/\S/u) },
    ])
    expect(record.at(-1)).toMatchObject({ what: 'overridden', reason: 'It is on its way.' })
  })

  test('is decided for one child, where the rule stops something for several', () => {
    expect(() => overridden(context, content, 'C1', 'It is on its way.')).toThrow('errors:override.which')
    expect(() => overridden(context, content, 'C1', 'It is on its way.', 3)).toThrow('errors:override.which')
    const { overrides } = overridden(context, content, 'C1', 'It is on its way.', 2)
    expect(overrides).toMatchObject([{ rule: 'C1', item: { group: 'children', id: 'c2' } }])
    expect(() => overridden(context, { ...content, overrides }, 'C1', 'It is on its way.', 1)).not.toThrow()
  })

  test.each([
    ['for a rule that stops nothing here', 'V5', 'Because', 'errors:override.notStopping'],
    ['without a reason', 'C5', '', 'errors:override.withoutReason'],
    ['for a rule that protects the person', 'E1', 'Because', 'errors:override.never'],
  ])('is refused %s', (_, rule, reason, key) => {
    const answers = withoutAnswer(content.answers, { question: 'eligibility.basis' })
    const unfinished = rule === 'E1' ? { ...content, answers } : content
    expect(() => overridden(context, unfinished, rule, reason)).toThrow(key)
  })
})

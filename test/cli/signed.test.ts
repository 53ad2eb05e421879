import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { toApplication } from '../../src/application/to-application.js'
import { signedCase } from '../../src/cli/signed.js'
import { withAnswer } from '../../src/interview/answers.js'
import { verifyRecord } from '../../src/interview/record.js'
import { changed, withStory } from '../application/changed.js'
import { readCase } from '../application/template.js'
import { freshFolder, hemvag, root } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'

/** The case of an invented woman, which may be signed. */
const file = join(root, 'templates/demo/woman-thailand.json')

describe('a signed application', () => {
  test('is written down with the code on its pages, and told', async () => {
    const home = freshFolder()
    const run = (...args: string[]) =>
      hemvag([...args, '--passphrase-fd', '3'], { home, passphrase: 'six words on paper and more TEST\n' })
    expect(await run('import', file)).toMatchObject({ code: 0 })
    const reference = 'RK-MITT-TEST-002'
    const { stdout } = await run('check', reference, '--json')
    const { code } = JSON.parse(stdout) as { code: string }
    const refused = await run('signed', reference, '--code', '0000 0000')
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('Print it again') })
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toUpperCase()
    const told = `the applicant, the interpreter. Code on the pages: ${typed}.`
    expect(await run('signed', reference, '--code', typed)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(told),
    })
    expect((await run('check', reference)).stdout).toContain(told)
  }, 120_000)

  const context = quietContext()
  const { form, ruleBook } = context.template()
  const content = readCase(file, '2025-05-28')
  const look = (of: typeof content) =>
    toApplication(form, ruleBook, of, { depth: of.depth, today: '2025-05-28' })
  const signed = signedCase(context, content, look(content).code)
  const rules = (of: typeof content) => look(of).problems.map(({ rule }) => rule)
  const afterwards = { at: '2099-01-01T10:00:00+01:00', confirmed: true }

  test('stands in the record, with who has signed', () => {
    expect(signed.record.at(-1)).toMatchObject({ what: 'signed', signers: ['applicant', 'interpreter'] })
    expect(verifyRecord(signed).state).toBe('whole')
  })

  test('is signed again after a change of what was signed, and not after the day of sending', () => {
    expect(rules(signed)).not.toContain('D2')
    expect(rules(changed(signed, { 'housing.need': withStory('shelter', afterwards) }))).toContain('D2')
    const sent = withAnswer(
      signed.answers,
      { question: 'case.sentOn' },
      { state: 'answered', value: '2025-05-28', story: afterwards },
    )
    expect(rules({ ...signed, answers: sent })).not.toContain('D2')
  })

  test('is not written down while it may not be signed', () => {
    const open = changed(content, { 'declaration.informed': undefined })
    expect(() => signedCase(context, open, look(open).code)).toThrow('errors:signed.notReady')
  })
})

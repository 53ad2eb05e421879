import { describe, expect, test } from '@jest/globals'
import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { contentOf } from './every-kind.js'
import { generations, inVault, passphrase, reopened } from './home.js'

const root = join(import.meta.dirname, '..', '..')
const kills = 24

describe('a computer that stops in the middle of saving', () => {
  test('loses no answer that was confirmed', async () => {
    await inVault(async (vault, home) => {
      const child = join(home, 'saving-child.mjs')
      const bundler = join(root, 'node_modules', 'esbuild', 'bin', 'esbuild')
      const entry = join(root, 'test', 'storage', 'saving-child.ts')
      const options = [
        '--bundle',
        '--platform=node',
        '--format=esm',
        '--target=node20',
        '--log-level=error',
        `--outfile=${child}`,
      ]
      execFileSync(process.execPath, [bundler, entry, ...options])
      const { id, close } = await vault
        .create(contentOf('0'))
        .then((opened) => ({ id: opened.id, close: () => opened.close() }))
      await close()

      let killedInSave = 0
      for (let kill = 0; kill < kills; kill += 1) {
        const { tried, confirmed } = await runAndKill(child, [home, passphrase, id], kill * 3)
        const opened = await (await reopened(home)).open(id)
        const name = opened.content.answers.own.get('all.text')
        const found = name?.state === 'answered' ? Number(name.value) : NaN
        if (confirmed > 0) expect(found).toBeGreaterThanOrEqual(confirmed)
        if (tried > 0) expect(found).toBeLessThanOrEqual(tried)
        expect(opened.content).toEqual(contentOf(String(found)))
        expect(opened.recovered).toBeUndefined()
        await opened.close()
        expect((await generations(home, id)).length).toBeLessThanOrEqual(4)
        if (tried > confirmed) killedInSave += 1
      }
      // Without kills inside a save the test would show nothing.
      expect(killedInSave).toBeGreaterThan(kills / 3)
    })
  }, 120_000)
})

/** Lets the child save for a while, kills it, and tells the last number it tried and the last it confirmed. */
async function runAndKill(child: string, args: string[], milliseconds: number) {
  const saving = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const started = new Promise<void>((resolve) => {
    saving.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      resolve()
    })
  })
  const ended = new Promise<void>((resolve) =>
    saving.on('close', () => {
      resolve()
    }),
  )
  await Promise.race([started, ended])
  await setTimeout(milliseconds)
  saving.kill('SIGKILL')
  await ended
  const last = (word: string) =>
    Math.max(
      0,
      ...Array.from(said.matchAll(new RegExp(`${word} (\\d+)\\n`, 'g')), (match) => Number(match[1])),
    )
  return { tried: last('TRY'), confirmed: last('ACK') }
}

import { beforeAll, describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { build } from 'esbuild'
import { corruptions } from './corrupt.js'
import { faultsEverywhere } from './faults.js'
import { kill9 } from './kill9.js'
import { leaks } from './leak.js'
import { races } from './race.js'

const root = join(import.meta.dirname, '../..')
const bundled = join(root, 'out/torture-short')

beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'test/torture/race-child.ts'), join(root, 'test/storage/saving-child.ts')],
    outdir: bundled,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  })
})

describe('what was confirmed is there, whatever happens', () => {
  test('a process is killed in the middle of saving', async () => {
    const { failures, figures } = await kill9(12, join(bundled, 'saving-child.mjs'))
    expect(failures).toEqual([])
    // Without kills inside a save the test would show nothing.
    expect(figures['inSave']).toBeGreaterThan(4)
  }, 120_000)

  test('the disk fails at any operation', async () => {
    const { failures, figures } = await faultsEverywhere(15)
    expect(failures).toEqual([])
    expect(figures['refused']).toBeGreaterThan(20)
  }, 120_000)

  test('two processes want the same case, and one is stopped or killed', async () => {
    const { failures, figures } = await races(3, join(bundled, 'race-child.mjs'))
    expect(failures).toEqual([])
    expect(figures['saves']).toBeGreaterThan(3)
  }, 120_000)
})

describe('what is not ours is not taken for ours', () => {
  test('a file was damaged, cut, swapped or forged', async () => {
    const { failures, passed } = await corruptions(400)
    expect(failures).toEqual([])
    expect(passed).toBe(400)
  }, 120_000)
})

describe('what the person said stays in the case', () => {
  test('none of the planted words is found outside it', async () => {
    const { failures } = await leaks(join(root, 'dist/hemvag.js'))
    expect(failures).toEqual([])
  }, 120_000)
})

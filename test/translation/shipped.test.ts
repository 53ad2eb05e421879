import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { check } from './program.js'

const root = join(import.meta.dirname, '../..')
const shipped = readdirSync(join(root, 'locales'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, 'locales', entry.name, 'meta.json')))
  .map(({ name }) => name)

describe('the languages that are shipped', () => {
  test.each(shipped)('%s is complete and passes every gate', async (locale) => {
    const { faults, translated, stale } = await check(root, locale)
    expect(faults.map(({ place, message }) => `${place}: ${message}`)).toEqual([])
    expect([translated, stale]).toEqual([100, 0])
  })
})

import { describe, expect, test } from '@jest/globals'
import { mutants } from './mutants.js'
import { powerCuts } from './power-cut.js'

describe('a power cut', () => {
  test('at any moment of three saves loses nothing that was confirmed', async () => {
    const { images, lost } = await powerCuts({ saves: 3, again: 0 })
    expect(lost).toEqual([])
    expect(images).toBeGreaterThan(100)
  }, 60_000)

  test.each(mutants)(
    'shows that a store is careless: %s',
    async (mutant) => {
      const { lost } = await powerCuts({ saves: 4, again: 0, mutant })
      expect(lost.length).toBeGreaterThan(0)
    },
    60_000,
  )
})

import { describe, expect, test } from '@jest/globals'
import { dayParts, earliestDay, fullYears, isWholeDate, latestDay, movedDay } from '../../src/form/dates.js'

describe('a day', () => {
  test.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-05-06', '2024-05-06', '2024-05-06'],
    ['2024-13', undefined, undefined],
    ['2024-02-30', undefined, undefined],
    ['', undefined, undefined],
  ])('known as %p lies between', (text, earliest, latest) => {
    expect(earliestDay(text)).toBe(earliest)
    expect(latestDay(text)).toBe(latest)
  })

  test.each([
    ['2024-01-31', { months: 1 }, '2024-02-29'],
    ['2024-01-31', { months: -2 }, '2023-11-30'],
    ['2024-12-31', { days: 1 }, '2025-01-01'],
    ['2024-03-01', { months: 12, days: -1 }, '2025-02-28'],
    ['2024', { days: 1 }, undefined],
    ['9999-12-31', { days: 1 }, undefined],
  ])('%s moved by %p', (day, move, expected) => {
    expect(movedDay(day, move)).toBe(expected)
  })

  test.each([
    ['2000-06-15', '2018-06-14', 17],
    ['2000-06-15', '2018-06-15', 18],
    ['2000', '2018-12-30', 17],
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['2000', 'soon', undefined],
  ])('born %s, on %s, is so many years old', (birth, on, years) => {
    expect(fullYears(birth, on)).toBe(years)
  })

  test('is whole or not', () => {
    expect(isWholeDate('2024-02-29')).toBe(true)
    expect(isWholeDate('2024-02')).toBe(false)
    expect(dayParts('0024-01-01')).toEqual({ year: 24, month: 1, day: 1 })
  })
})

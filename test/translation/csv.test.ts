import { expect, test } from '@jest/globals'
import { readCsv, writeCsv } from '../../src/translation/csv.js'
import type { Unit } from '../../src/translation/units.js'

const unit: Unit = {
  id: 'interview:pause.title',
  swedish: 'Paus',
  english: 'A break',
  target: '',
  mark: 'a1',
  status: 'drafted',
  where: 'TEST',
  picture: '',
  limit: 80,
  note: '',
  backReading: '',
}

test.each(['=1+1', '+46701740605', '-2', '@SUM(A1)', '\tx', "'=x"])(
  'a text that begins like a formula, %j, is no formula in a spreadsheet, and comes back as it was',
  (target) => {
    const file = writeCsv({ locale: 'ar', units: [{ ...unit, target }] })
    // No cell begins with a sign that a spreadsheet computes.
    expect(file).not.toMatch(/(?:^|,|")[=+\-@\t]/mu)
    const [read] = readCsv(file).rows
    expect(read).toMatchObject({ id: unit.id, target })
  },
)

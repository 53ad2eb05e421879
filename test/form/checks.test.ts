import { describe, expect, test } from '@jest/globals'
import { runChecks } from '../../src/form/checks.js'
import { mrzDigit } from '../../src/form/id-numbers.js'

const today = '2025-11-25'

const found = (
  name: string,
  value: unknown,
  parts: Readonly<Record<string, unknown>> = {},
): string | undefined => {
  const [finding] = runChecks([name], value, { today, parts })
  return finding && `${finding.level} ${finding.message.key.replace('answers:checks.', '')}`
}

describe('a check', () => {
  test.each<[string, string, string | undefined]>([
    ['name', "D'Arc-Åsén", undefined],
    ['name', 'นามสกุล', undefined],
    ['name', 'O’Neill Jr.', undefined],
    ['name', 'Anna 2', 'refuse name'],
    ['name', '---', 'refuse name'],
    ['personalIdentityNumber', '811218-9876', undefined],
    ['personalIdentityNumber', '19811218-9876', undefined],
    ['personalIdentityNumber', '640823-3234', undefined],
    ['personalIdentityNumber', '٦٤٠٨٢٣-٣٢٣٤', undefined],
    ['personalIdentityNumber', '640823-3235', 'refuse personalIdentityNumber.checkDigit'],
    ['personalIdentityNumber', '000000-0000', 'refuse personalIdentityNumber.date'],
    ['personalIdentityNumber', '64082', 'refuse personalIdentityNumber.shape'],
    ['coordinationNumber', '701063-2391', undefined],
    ['coordinationNumber', '811218-9876', 'refuse coordinationNumber.shape'],
    ['lmaNumber', '12-345678', undefined],
    ['lmaNumber', '12345678/1', undefined],
    ['lmaNumber', '1234567', 'refuse lmaNumber'],
    ['passportNumber', 'AB 123-4567', undefined],
    ['passportNumber', 'AB12', 'warn passportNumber.shape'],
    ['passportNumber', 'AB2134<<<5', undefined],
    ['passportNumber', 'AB2134<<<6', 'warn passportNumber.checkDigit'],
    ['webmail', 'anna@gmail.com', 'warn webmail'],
    ['webmail', 'anna@example.org', undefined],
    ['notOrdinaryEmail', 'Vanlig e-post', 'warn ordinaryEmail'],
    ['notOrdinaryEmail', 'Krypterad e-post', undefined],
    ['notConsentAsBasis', 'Samtycke', 'warn consentAsBasis'],
    ['notConsentAsBasis', 'Allmänt intresse, 6.1 e', undefined],
    ['notInPast', '2025-11-24', 'warn inPast'],
    ['verifiedWithin30Days', '2025-10-26', undefined],
    ['verifiedWithin30Days', '2025-10-25', 'warn verifiedLongAgo'],
    ['withinSixMonths', '2025-05-24', 'warn olderThanSixMonths'],
    ['noIdentifyingDetails', 'Ring 070-174 06 05', 'warn identifyingDetails'],
    ['noIdentifyingDetails', 'Född ١٩٩٠/٠٥/٠٣', 'warn identifyingDetails'],
    ['noIdentifyingDetails', '12 mars 2022 i Malmö', 'warn identifyingDetails'],
    ['noIdentifyingDetails', 'De bor på Storgatan 12', 'warn identifyingDetails'],
    ['noIdentifyingDetails', 'A och B arbetade 14 timmar om dagen i region syd 2022', undefined],
  ])('%s of %p', (name, value, expected) => {
    expect(found(name, value)).toBe(expected)
  })

  test.each<[string, string, string | undefined]>([
    ['RO', '1800101221144', undefined],
    ['RO', '1800101221145', 'warn nationalIdNumber.checkDigit'],
    ['BG', '7523169263', undefined],
    ['TH', '1234567890121', undefined],
    ['TH', '1-2345-67890-12-1', undefined],
    ['TH', '123', 'warn nationalIdNumber.length'],
    ['NG', 'anything', undefined],
  ])('a national number of %s, %s, is only ever warned of', (country, number, expected) => {
    expect(found('nationalIdNumber', number, { country })).toBe(expected)
  })

  test('knows the example of the machine-readable zone', () => {
    expect(mrzDigit('L898902C3')).toBe(6)
  })
})

/** Finds in free text what could lead somebody to a person: rule V-NOID of the form. */

import { latinDigits } from './digits.js'

/**
 * Whether the text seems to hold a phone number, a whole date, an e-mail address, a handle or a
 * street address. People are to be named by letter and places by region, since an
 * application can be read by more people than it was written for.
 */
export function holdsIdentifyingDetails(text: string): boolean {
  const plain = latinDigits(text)
  return [
    phoneNumber,
    numericDate,
    dateWithMonth,
    emailAddress,
    handle,
    streetInSwedish,
    streetInEnglish,
    coordinates,
  ].some((pattern) => pattern.test(plain))
}

/** Seven digits or more, with what people put between them; a sum such as 1 500 000 too, if it has a prefix. */
const phoneNumber = /(\+|\b00)\d[\d\s().-]{5,}\d|\b0\d[\d\s().-]{5,}\d|\b\d{7,}\b/
const numericDate = /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b(19|20)\d{6}\b/
const dateWithMonth =
  /\b\d{1,2}(st|nd|rd|th)?\.?\s(jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[ck]t|nov|dec)\p{L}*\.?,?\s\d{4}\b|\b(jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[ck]t|nov|dec)\p{L}*\.?\s\d{1,2},?\s\d{4}\b/iu
const emailAddress = /[^\s@]+@[^\s@]+\.\p{L}{2,}/u
const handle = /(^|\s)@[\p{L}\d_.]{3,}/u
const streetInSwedish =
  /\p{L}(gatan|vägen|gränd|torget|allén|stigen|backen|platsen|esplanaden)\s+\d{1,4}|\b\p{Lu}\p{L}*(s|ska)? (gata|väg|gränd|torg|allé) \d{1,4}/u
const streetInEnglish =
  /\b\d{1,4}\s+(\p{Lu}\p{L}+\s){1,3}(street|st|road|rd|avenue|ave|lane|drive|boulevard)\b|\b(strada|str|ul|улица|ул)\.?\s+\p{L}+.{0,12}\d/iu
const coordinates = /\b\d{1,3}\.\d{4,}\s*,\s*-?\d{1,3}\.\d{4,}/

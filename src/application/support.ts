/** What the programme may pay, at most, as a rule. */

import type { Support, SupportAmounts } from './application.js'
import type { Amounts } from './rule-book.js'

/**
 * The ceiling for one adult and the children who come along. US dollars; guidance of
 * `amounts.validFrom`, never a promise.
 */
export function supportFor(children: number, amounts: Amounts): Support {
  const adult = withTotal(amounts.adult)
  const half = (whole: number): number => whole * amounts.childShare
  const child = withTotal({
    monthly: half(adult.monthly),
    months: adult.months,
    individual: half(adult.individual),
    medical: half(adult.medical),
  })
  return { validFrom: amounts.validFrom, adult, child, children, total: adult.total + children * child.total }
}

function withTotal(amounts: Omit<SupportAmounts, 'total'>): SupportAmounts {
  return { ...amounts, total: amounts.monthly * amounts.months + amounts.individual + amounts.medical }
}

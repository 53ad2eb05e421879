/** Who signs the application. */

import { fullYears } from '../form/dates.js'
import { selfId } from '../form/form.js'
import type { QuestionId } from '../form/form.js'
import type { Value } from '../interview/answer.js'
import type { Application, ItemPosition, Signer } from './application.js'

/** From this age a separated child signs too, together with the representative. */
const ageOfSigning = 15

const interpretedRoutes: readonly unknown[] = ['authorised_interpreter', 'both', 'exception_agreed']

/**
 * The signatures in the order of the paper. Only the applicant's is asked for by the programme;
 * the others prove that the application was made together, and in a language that was understood.
 */
export function signers(application: Application): readonly Signer[] {
  const children = childrenOf(application)
  const isSocialWorkerConcerned =
    children.length > 0 ||
    valueIn(application, 'case.assistant') === 'social_worker' ||
    valueIn(application, 'riskConclusion.authorRole') === 'social_worker'
  const isInterpreted = interpretedRoutes.includes(valueIn(application, 'interpreter.route'))
  return [
    signer('W1', 'applicant', 'required'),
    ...(signsWithMark(application) ? [signer('W2', 'applicantMark', 'required')] : []),
    ...children.flatMap((child) => guardianOf(child, application)),
    ...children.flatMap((child) => childSigner(child, application)),
    signer('W5', 'coordinator', 'optional'),
    ...(isSocialWorkerConcerned ? [signer('W6', 'socialWorker', 'required')] : []),
    ...(isInterpreted ? [signer('W7', 'interpreter', 'required')] : []),
  ]
}

function signer(number: string, role: Signer['role'], needed: Signer['needed'], item?: ItemPosition): Signer {
  return item ? { number, role, needed, item } : { number, role, needed }
}

/** Said so, or known not to read while nobody has said how the person signs. */
function signsWithMark(application: Application): boolean {
  const mark = valueIn(application, 'signature.withMark')
  return mark === true || (mark === undefined && valueIn(application, 'identity.reading') === 'does_not_read')
}

/**
 * The representative of a separated child. Of a child who comes along, whoever else has custody may
 * sign, or a decision is attached; a parent with sole custody signs as applicant already.
 */
function guardianOf(child: ItemPosition, application: Application): readonly Signer[] {
  if (isSeparated(child, application)) return [signer('W3', 'guardian', 'required', child)]
  const isDecidedAlone = valueIn(application, 'child.custody', child) === 'sole_applicant'
  return isDecidedAlone ? [] : [signer('W3', 'guardian', 'optional', child)]
}

/** A child who applies in their own right signs as applicant. */
function childSigner(child: ItemPosition, application: Application): readonly Signer[] {
  if (child.item.id === selfId || !isSeparated(child, application)) return []
  const born = valueIn(application, 'child.dateOfBirth', child)
  const age = typeof born === 'string' ? fullYears(born, application.today) : undefined
  return [signer('W4', 'child', age !== undefined && age >= ageOfSigning ? 'required' : 'optional', child)]
}

function isSeparated(child: ItemPosition, application: Application): boolean {
  const track = valueIn(application, 'childProtection.track', child)
  return track === 'sep' || track === 'par'
}

function childrenOf({ sections }: Application): readonly ItemPosition[] {
  const children = sections.flatMap(({ section, item }) =>
    section.repeats === 'children' && item ? [item] : [],
  )
  return [...new Map(children.map((child) => [child.item.id, child])).values()]
}

/** The value of a question on the route, computed ones included. */
function valueIn({ sections }: Application, id: QuestionId, child?: ItemPosition): Value | undefined {
  for (const { questions, item } of sections) {
    if (item?.item.id !== child?.item.id) continue
    const answer = questions.find(({ question }) => question.id === id)?.answer
    if (answer?.state === 'answered') return answer.value
  }
  return undefined
}

/** That the paper was signed: by whom, when it was written down, and with which answers. */

import type { CaseContent, RecordEntry } from '../interview/case-content.js'
import { recorded } from '../interview/record.js'
import type { Application } from './application.js'
import { signers } from './signers.js'

/** What keeps a signing from being written down. */
export type SigningFault = 'notReady' | 'otherCode'

/**
 * Looks whether the paper that was signed says what the case says.
 *
 * @param typed the code on its pages, with or without the space in it
 */
export function signingFault(
  { code, isSignable }: Pick<Application, 'code' | 'isSignable'>,
  typed: string,
): SigningFault | undefined {
  if (!isSignable) return 'notReady'
  return typed.replace(/\s/gu, '').toLowerCase() === code ? undefined : 'otherCode'
}

/** The case with the signing in its record: everybody whose signature is required has signed. */
export function withSigning(application: Application, at: string): CaseContent {
  const roles = signers(application)
    .filter(({ needed }) => needed === 'required')
    .map(({ role }) => role)
  return recorded(application.content, {
    at,
    what: signed,
    code: application.code,
    signers: [...new Set(roles)],
  })
}

/** The signing that was written down last. */
export const lastSigning = ({ record }: Pick<CaseContent, 'record'>): RecordEntry | undefined =>
  record.findLast(({ what }) => what === signed)

const signed = 'signed'

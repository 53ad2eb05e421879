/** The first page of a draft: what remains, why, and what to do. For staff, with a word to the applicant. */

import type { Application, Problem } from '../application/application.js'
import type { Edition } from './application-document.js'
import { inEach, say, words } from './columns.js'
import type { Block } from './document.js'
import { whereText } from './problem-place.js'

/** The reasons in the staff language, then the sentence that this is no refusal in every column. */
export function problemBlocks(
  application: Application,
  problems: readonly Problem[],
  edition: Edition,
): Block[] {
  const { staff } = edition
  return [
    { kind: 'title', words: [say(staff, 'document:draft.title')] },
    {
      kind: 'paragraph',
      look: 'body',
      words: [say(staff, 'document:draft.remains', { count: problems.length })],
    },
    ...problems.map((problem, index): Block => ({
      kind: 'problem',
      index: index + 1,
      what: [say(staff, problem.message.key, problem.message.values)],
      why: [words(whereText(application, problem, staff), staff)],
      remedy: [say(staff, problem.remedy.key, problem.remedy.values)],
    })),
    { kind: 'paragraph', look: 'body', words: inEach(edition.speakers, 'document:draft.notRefused') },
  ]
}

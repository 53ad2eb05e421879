/** The papers of a package, in its order, and whom each is for. */

/**
 * `iom`: goes into the package for IOM Finland. `coordinator`: never sent with it; the coordinator
 * keeps it, or hands it to the one person it is for.
 */
export type Audience = 'iom' | 'coordinator'

export const papers = [
  { name: '00-cover', audience: 'iom' },
  { name: '01-application', audience: 'iom' },
  { name: '02-risk-table', audience: 'iom' },
  { name: '03-attachments', audience: 'iom' },
  { name: 'internal-checklist', audience: 'coordinator' },
  { name: 'take-home', audience: 'coordinator' },
  { name: 'reception', audience: 'coordinator' },
] as const satisfies readonly { readonly name: string; readonly audience: Audience }[]

export type PaperName = (typeof papers)[number]['name']

export const paperNames: readonly PaperName[] = papers.map(({ name }) => name)

export function audienceOf(paper: PaperName): Audience {
  return papers.find(({ name }) => name === paper)?.audience ?? 'coordinator'
}

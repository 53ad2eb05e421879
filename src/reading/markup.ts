/** A slide as HTML. Every text is escaped, and carries its language and its direction. */

import type { InBoth, Slide, SlideRow, Spoken } from './slide.js'

/** The name of the font family that a language is set in. */
export type FamilyOf = (locale: string) => string

export function slideMarkup(slide: Slide, familyOf: FamilyOf): string {
  const said = (spoken: Spoken, tag: string, name: string): string => {
    const { locale, direction, text } = spoken
    const names = `${name} f-${familyOf(locale)}`
    return `<${tag} class="${escaped(names)}" lang="${escaped(locale)}" dir="${direction}">${escaped(text)}</${tag}>`
  }
  const both = ({ applicant, staff }: InBoth, tag: string, name: string): string =>
    (applicant ? said(applicant, tag, name) : '') +
    (staff ? said(staff, applicant ? 'p' : tag, applicant ? 'staff' : name) : '')
  const row = (choice: SlideRow): string =>
    `<li${choice.isChosen ? ' aria-current="true"' : ''}><span class="no">${escaped(choice.digits)}</span>${both(
      choice,
      'span',
      'own',
    )}</li>`
  const own = slide.question.applicant ?? slide.question.staff
  return [
    `<main dir="${own?.direction ?? 'ltr'}">`,
    both(slide.question, 'h1', 'own'),
    slide.hint ? both(slide.hint, 'p', 'hint') : '',
    slide.answer ? `<blockquote>${both(slide.answer, 'p', 'own')}</blockquote>` : '',
    slide.rows.length > 0 ? `<ol>${slide.rows.map(row).join('')}</ol>` : '',
    '</main>',
    slide.ways ? `<footer>${both(slide.ways, 'p', 'ways')}</footer>` : '',
  ].join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => entities[sign] ?? sign)

/** The page, with the slide of this moment. Printed, it is empty. */
export const pageOf = (title: string, markup: string): string => `<!doctype html>
<html><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/view.css"><script src="/view.js" defer></script>
</head><body aria-live="polite">${markup}</body></html>
`

/** Shows each slide as it comes; blank as soon as the program is gone. */
export const script = `const blank = () => { document.body.replaceChildren(); document.title = '' }
const events = new EventSource('/events')
events.addEventListener('slide', (event) => {
  const { title, markup } = JSON.parse(event.data)
  document.body.innerHTML = markup
  document.title = title
})
events.addEventListener('end', () => { events.close(); blank() })
events.addEventListener('error', () => { events.close(); blank() })
addEventListener('pagehide', blank)
`

/** @param families each family with its files: one for text, and one for bold text where there is one */
export function styles(
  families: readonly { readonly name: string; readonly regular: string; readonly bold?: string }[],
): string {
  const face = (name: string, file: string, weight: number): string =>
    `@font-face{font-family:'${name}';src:url('/fonts/${file}');font-weight:${weight}}`
  // A person's own words may be in a script that the language of the page has no letters for.
  const others = families.map(({ name }) => `'${name}'`).join(',')
  const faces = families.flatMap(({ name, regular, bold }) => [
    face(name, regular, 400),
    ...(bold === undefined ? [] : [face(name, bold, 700)]),
    `.f-${name}{font-family:'${name}','NotoSans',${others},sans-serif}`,
  ])
  return `${faces.join('\n')}
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1b1b1b;--soft:#4a4a4a;--line:#c9c5bb;--mark:#7a2f86}
@media (prefers-color-scheme:dark){:root{--paper:#1c1b1a;--ink:#f1efe9;--soft:#c4c0b6;--line:#4c4944;--mark:#d9a4e3}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);display:grid;grid-template-rows:1fr auto;padding:4vh 6vw 3vh}
h1{font-size:clamp(1.9rem,min(5.2vw,9.5vh),5.5rem);line-height:1.45;font-weight:700;margin:0 0 .2em;text-wrap:balance;max-width:24em}
.hint{font-size:clamp(1.2rem,2vw,1.9rem);line-height:1.5;margin:0 0 .6em}
p.staff{font-size:clamp(1rem,min(1.7vw,3vh),1.5rem);color:var(--soft);margin:0 0 1em;text-align:start}
blockquote{margin:1em 0;padding-inline-start:.8em;border-inline-start:.18em solid var(--mark)}
blockquote .own{font-size:clamp(1.5rem,3.4vw,3.4rem);line-height:1.5;margin:0;white-space:pre-wrap}
ol{list-style:none;margin:0;padding:0}
li{display:grid;grid-template-columns:1.2em 1fr auto;align-items:baseline;column-gap:.5em;padding:.3em .4em .34em;border-block-start:1px solid var(--line);font-size:clamp(1.3rem,min(3vw,5vh),3rem);line-height:1.45}
li:last-child{border-block-end:1px solid var(--line)}
li p.staff{margin:0;font-size:clamp(.95rem,min(1.5vw,2.8vh),1.35rem)}
@media (max-width:50em){li{grid-template-columns:1.2em 1fr}li p.staff{grid-column:2}}
li[aria-current]{outline:.12em solid var(--mark);outline-offset:-.12em;font-weight:700}
.ways{font-size:clamp(1.2rem,2vw,1.9rem);margin:.8em 0 0}
@media print{body{display:none}}
`
}

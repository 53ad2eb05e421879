/** A shaped paragraph, and the lines it is set in. */

import type { Direction, Locale } from '../message.js'
import { inVisualOrder, orderOf } from './bidi.js'
import { type Break, breaksIn } from './breaks.js'
import type { FontChoice } from './font-choice.js'
import { type Font, directionOf } from './fonts.js'
import { type Run, itemise } from './itemise.js'
import { hyphenPlaces, softHyphen } from './hyphenation.js'
import { type Hyphenation, type LineRange, type Measure, breakLines, wholeLine } from './lines.js'
import type { Cluster, Points } from './page.js'
import type { ShapedRun, Shaper } from './shaper.js'

export interface Paragraph {
  readonly text: string
  /** As long as `text`, with spaces for line ends and tabs, which have no glyph. */
  readonly paintable: string
  readonly locale: Locale
  /** Of the language: it gives the side where lines begin. */
  readonly direction: Direction
  /** Of the text as a whole: which way its words follow each other. */
  readonly order: Direction
  /** Found when they are first asked for: most texts fit on one line. */
  readonly breaks: readonly Break[]
  /** In logical order; together they cover the text. */
  readonly runs: readonly ParagraphRun[]
}

interface ParagraphRun extends Run {
  readonly shaped: ShapedRun
}

/** One line in visual order, from left to right. */
export interface Line {
  /** Width of what has ink. */
  readonly width: Points
  /** The space at the end of the line, where it stands left of the text: so far the first run begins outside. */
  readonly overhang: Points
  /** It ends inside a word, with a hyphen. */
  readonly isHyphenated?: boolean
  readonly parts: readonly LinePart[]
}

/** Glyphs of one font on one line. */
interface LinePart {
  readonly font: Font
  /** Type size with the optical factor of the font in it. */
  readonly size: Points
  readonly width: Points
  readonly clusters: readonly Cluster[]
}

const whiteSpace = /[\t\n\v\f\r\u0085\u2028\u2029]/gu

/** @throws {MissingGlyph} if no font has one of the characters */
export function shapeParagraph(text: string, locale: Locale, fontFor: FontChoice, shaper: Shaper): Paragraph {
  const paintable = text.replace(whiteSpace, ' ')
  const direction = directionOf(locale)
  const order = orderOf(text, direction)
  const runs = itemise(text, order, fontFor).map((run) => ({
    ...run,
    shaped: shaper.shape(paintable, run, locale),
  }))
  let breaks: Break[] | undefined
  return {
    text,
    paintable,
    locale,
    direction,
    order,
    runs,
    get breaks() {
      return (breaks ??= breaksIn(text))
    },
  }
}

/**
 * Sets a paragraph in lines that fit the measure.
 *
 * @param size type size, in points
 */
export function setLines(paragraph: Paragraph, size: Points, measure: Measure, shaper: Shaper): Line[] {
  const { text } = paragraph
  const advances = advancesOf(paragraph, size)
  const ranges = fitsOneLine(text, advances, measure)
    ? [wholeLine(text)]
    : breakLines(text, paragraph.breaks, advances, measure, hyphenationOf(paragraph, size, shaper))
  return ranges.map((range) => lineOf(paragraph, range, size, shaper))
}

/** In lines from left to right: no language that runs the other way is parted so. */
function hyphenationOf(paragraph: Paragraph, size: Points, shaper: Shaper): Hyphenation | undefined {
  const [first] = paragraph.runs
  if (paragraph.order === 'rtl' || !first) return undefined
  return {
    width: partOf(first.font, [hyphenIn(first.font, paragraph, shaper)], size).width,
    places: (word) => hyphenPlaces(word, paragraph.locale),
  }
}

/** Painted as a hyphen, copied as one that only a line end asked for. */
function hyphenIn(font: Font, { locale, order }: Paragraph, shaper: Shaper): Cluster {
  const [hyphen] = shaper.alone('-', font, order, locale).clusters
  return { glyphs: [], advance: 0, ...hyphen, text: softHyphen }
}

function fitsOneLine(text: string, advances: Float64Array, { width, indent = 0 }: Measure): boolean {
  const sum = advances.reduce((total, advance) => total + advance, 0)
  return sum <= width - indent && text.search(whiteSpace) < 0
}

/** Width of each UTF-16 unit at a size: that of its cluster on the first unit, 0 on the others. */
function advancesOf(paragraph: Paragraph, size: Points): Float64Array {
  const advances = new Float64Array(paragraph.text.length)
  for (const { start, font, shaped } of paragraph.runs) {
    const scale = pointsPerUnit(font, size)
    shaped.clusters.forEach(({ advance }, index) => {
      advances[start + (shaped.starts[index] ?? 0)] = advance * scale
    })
  }
  return advances
}

const pointsPerUnit = (font: Font, size: Points): number => (size * font.opticalFactor) / font.face.unitsPerEm

function lineOf(paragraph: Paragraph, range: LineRange, size: Points, shaper: Shaper): Line {
  const inked = paragraph.runs
    .filter((run) => run.start < range.inkEnd && run.end > range.start)
    .map((run) => ({ level: run.level, font: run.font, clusters: clustersOn(run, range) }))
    .filter(({ clusters }) => clusters.length > 0)
  const parts = inVisualOrder(inked).map(({ font, clusters }) => partOf(font, clusters, size))
  const width = parts.reduce((sum, part) => sum + part.width, 0)
  const lastFont = inked.at(-1)?.font
  if (lastFont && range.isHyphenated) {
    const hyphen = partOf(lastFont, [hyphenIn(lastFont, paragraph, shaper)], size)
    return { width: width + hyphen.width, overhang: 0, isHyphenated: true, parts: [...parts, hyphen] }
  }
  if (!lastFont || !endsWithSpace(paragraph.text, range)) return { width, overhang: 0, parts }
  const space = partOf(
    lastFont,
    shaper.alone(' ', lastFont, paragraph.order, paragraph.locale).clusters,
    size,
  )
  return paragraph.order === 'rtl'
    ? { width, overhang: space.width, parts: [space, ...parts] }
    : { width, overhang: 0, parts: [...parts, space] }
}

/**
 * White space where a line was broken is painted, at the end that the order of the paragraph
 * gives it (rule L1): without it, readers that copy the text join the words of two lines.
 */
function endsWithSpace(text: string, range: LineRange): boolean {
  return range.end < text.length && /\s/u.test(text.slice(range.inkEnd, range.end))
}

function partOf(font: Font, clusters: readonly Cluster[], size: Points): LinePart {
  let units = 0
  for (const cluster of clusters) units += cluster.advance
  return { font, size: size * font.opticalFactor, width: units * pointsPerUnit(font, size), clusters }
}

/**
 * The clusters of a run that stand on a line. They keep the shapes that they have in the whole
 * paragraph: where a word had to be cut, its letters stay joined as CSS Text asks, and a line is
 * exactly as wide as it was measured.
 *
 * @see https://www.w3.org/TR/css-text-3/#word-break-shaping
 */
function clustersOn(run: ParagraphRun, line: LineRange): readonly Cluster[] {
  const { clusters, starts } = run.shaped
  if (run.start >= line.start && run.end <= line.inkEnd) return clusters
  const from = line.start - run.start
  const to = line.inkEnd - run.start
  return clusters.filter((_, index) => isBetween(starts[index] ?? 0, from, to))
}

const isBetween = (offset: number, from: number, to: number): boolean => offset >= from && offset < to

import { clustersOf } from '../interview/editor.js'
import { cellsOf } from './cells.js'

/** The text, or its beginning with an ellipsis where it is wider than `width` cells. */
export function clipped(text: string, width: number): string {
  if (cellsOf(text) <= width) return text
  let shown = ''
  for (const cluster of clustersOf(text)) {
    if (cellsOf(shown + cluster) > width - 1) break
    shown += cluster
  }
  return width < 1 ? '' : `${shown.trimEnd()}…`
}

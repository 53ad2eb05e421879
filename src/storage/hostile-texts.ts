import { findHostile } from '../text.js'
import { placeOf, type Fault } from './faults.js'
import { isRecord, type Json, type JsonPath } from './strict-json.js'

/** Every text and field name with a character that no honest text holds, and which it is. */
export function hostileTexts(value: Json, path: JsonPath = []): Fault[] {
  if (typeof value === 'string') return faultsIn(value, path)
  if (Array.isArray(value)) return value.flatMap((item, index) => hostileTexts(item, [...path, index]))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key]
    return [...faultsIn(key, at), ...hostileTexts(inner, at)]
  })
}

function faultsIn(text: string, path: JsonPath): Fault[] {
  const found = findHostile(text)
  if (found.length === 0) return []
  const characters = found
    .slice(0, 5)
    .map(({ codePoint, name }) => (name ? `${codePoint} ${name}` : codePoint))
  return [
    {
      at: placeOf(path),
      message: { key: 'errors:applicationFile.hostile', values: { characters: characters.join(', ') } },
    },
  ]
}

/** The matrix of likelihood and consequence. */

import type { RiskLevel } from './application.js'

/** Low, medium, high, or unknown. */
export type Likelihood = '1' | '2' | '3' | 'U'
/** Limited, serious, or a matter of life, liberty or a child's safety. */
export type Consequence = '1' | '2' | '3'

/** From the least to the greatest. */
export const riskLevels: readonly RiskLevel[] = ['low', 'medium', 'high', 'veryHigh']

/**
 * Modelled on severity by likelihood as the UNODC teaches it. An unknown likelihood never counts
 * as low: it is at least medium, and carries a question to the country of return.
 */
const matrix: Readonly<Record<Likelihood, Readonly<Record<Consequence, RiskLevel>>>> = {
  '1': { '1': 'low', '2': 'low', '3': 'medium' },
  '2': { '1': 'low', '2': 'medium', '3': 'high' },
  '3': { '1': 'medium', '2': 'high', '3': 'veryHigh' },
  U: { '1': 'medium', '2': 'high', '3': 'high' },
}

/** The level before measures. Levels are words: they are never added up over rows. */
export function riskLevel(likelihood: Likelihood, consequence: Consequence): RiskLevel {
  return matrix[likelihood][consequence]
}

/** Whether a level is as great as another one, or greater. */
export function isAtLeast(level: RiskLevel, least: RiskLevel): boolean {
  return riskLevels.indexOf(level) >= riskLevels.indexOf(least)
}

export function isLikelihood(value: unknown): value is Likelihood {
  return typeof value === 'string' && Object.hasOwn(matrix, value)
}

export function isConsequence(value: unknown): value is Consequence {
  return value === '1' || value === '2' || value === '3'
}

export function isRiskLevel(value: unknown): value is RiskLevel {
  return riskLevels.some((level) => level === value)
}

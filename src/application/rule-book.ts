/** What a template says besides its questions: rules, attachments, amounts, contacts, risk catalogue. */

import * as z from 'zod'
import { UserError } from '../errors.js'
import { conditionSchema, groupSchema } from '../form/condition-schema.js'

const questions = z.array(z.string())
const date = z.iso.date()

const level = z.enum(['stopsSession', 'stopsSigning', 'stopsSending', 'warning', 'information'])

/** Fires when its condition holds and its check, if it names one, finds something. */
const ruleSchema = z.strictObject({
  /** As in the list of rules: `E1`. Several entries may share one, for levels of their own. */
  id: z.string(),
  /** The highest first. */
  levels: z.array(level).min(1),
  /** For rules that stop something: whether the coordinator may go on with a written reason. */
  overridable: z.boolean().optional(),
  /** Where its words stand in `locales/<tag>/rules.json`, if not at its id. */
  words: z.string().optional(),
  /** Contacts whose telephone numbers its words give, as placeholders of the same names. */
  contacts: z.array(z.string()).optional(),
  /** Looked at for each child, or for each row of the risk table. */
  per: groupSchema.optional(),
  when: conditionSchema.optional(),
  /** Name of a check in `rule-checks.ts`, for what a condition cannot say. */
  check: z.string().optional(),
  /** The questions concerned. */
  questions,
})

const attachmentSchema = z.strictObject({
  /** Label at `attachments:<id>.label`. */
  id: z.string(),
  needed: z.enum(['required', 'advised']),
  /** Made by this program. */
  generated: z.boolean().optional(),
  per: groupSchema.optional(),
  when: conditionSchema.optional(),
})

/** US dollars. */
const amount = z.number().int().min(0)

const amountsSchema = z.strictObject({
  validFrom: date,
  source: z.string(),
  currency: z.literal('USD'),
  adult: z.strictObject({
    monthly: amount,
    months: z.number().int().min(1),
    individual: amount,
    medical: amount,
  }),
  /** As a rule a child gets this share of each amount. */
  childShare: z.number().min(0).max(1),
})

const contactsSchema = z.strictObject({
  validFrom: date,
  contacts: z.array(
    z.strictObject({
      /** Words at `contacts:<id>`. */
      id: z.string(),
      phone: z.string().optional(),
      web: z.string().optional(),
      email: z.string().optional(),
    }),
  ),
})

const riskCatalogueSchema = z.array(
  z.strictObject({
    /** `H-1`; words at `risks:<category>`. */
    category: z.string(),
    phase: z.enum(['S0', 'S1', 'T', 'H0', 'H1', 'H2']),
    /** Proposed whatever the answers say: it is rated, or set aside with a reason. */
    mustBeConsidered: z.boolean(),
    /** Proposed when this holds; always where there is none. */
    when: conditionSchema.optional(),
    per: groupSchema.optional(),
    /** The questions whose answers point to it. */
    because: questions,
    /** How many measures the locales suggest. */
    measures: z.number().int().min(0),
  }),
)

export type Rule = Readonly<z.infer<typeof ruleSchema>>
export type AttachmentRule = Readonly<z.infer<typeof attachmentSchema>>
export type Amounts = Readonly<z.infer<typeof amountsSchema>>
export type Contacts = Readonly<z.infer<typeof contactsSchema>>
export type RiskCatalogue = readonly RiskCategory[]
export type RiskCategory = Readonly<z.infer<typeof riskCatalogueSchema>[number]>

/** All that follows from answers, as data. */
export interface RuleBook {
  readonly rules: readonly Rule[]
  readonly attachments: readonly AttachmentRule[]
  readonly amounts: Amounts
  readonly contacts: Contacts
  readonly riskCatalogue: RiskCatalogue
}

/**
 * Reads the rule book of a template.
 *
 * @param templateFiles parsed JSON by path inside the folder of the template
 * @throws {UserError} when a file is missing or has another shape; `values` hold all places
 */
export function parseRuleBook(templateFiles: ReadonlyMap<string, unknown>): RuleBook {
  const faults: string[] = []
  const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
    const result = schema.safeParse(templateFiles.get(path))
    if (!result.success)
      faults.push(...result.error.issues.map((issue) => `${path}: ${issue.path.join('.')}`))
    return result.data
  }
  const rules = read('rules.json', z.strictObject({ rules: z.array(ruleSchema) }))?.rules
  const attachments = read(
    'attachments.json',
    z.strictObject({ attachments: z.array(attachmentSchema) }),
  )?.attachments
  const amounts = read('amounts.json', amountsSchema)
  const contacts = read('contacts.json', contactsSchema)
  const riskCatalogue = read('risk-catalogue.json', riskCatalogueSchema)
  if (rules && attachments && amounts && contacts && riskCatalogue) {
    return { rules, attachments, amounts, contacts, riskCatalogue }
  }
  throw new UserError('errors:template.unreadable', { count: faults.length, places: faults.join('\n') })
}

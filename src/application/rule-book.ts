/** What a template says besides its questions: rules, attachments, amounts, contacts, risk catalogue. */

import { z } from 'zod'
import { UserError } from '../errors.js'
import type { Condition } from '../form/condition.js'
import type { GroupName } from '../form/form.js'

/** Parsed by the form's own schema when it is read; here it is only known to be an object. */
const condition = z.custom<Condition>((value) => typeof value === 'object' && value !== null)
const questions = z.array(z.string())
const group = z.enum(['children', 'risks'] satisfies readonly GroupName[])
const date = z.iso.date()

const level = z.enum(['stopsSession', 'stopsSigning', 'stopsSending', 'warning', 'information'])

/** Fires when its condition holds and its check, if it names one, finds something. */
const ruleSchema = z.strictObject({
  /** As in the list of rules: `E1`. Several entries may share one, for levels of their own. */
  id: z.string(),
  /** The highest first. */
  levels: z.array(level).min(1),
  /** For rules that stop something: whether the coordinator may go on with a written reason. */
  overridable: z.boolean().default(false),
  /** Where its words stand in `locales/<tag>/rules.json`, if not at its id. */
  words: z.string().optional(),
  /** Looked at for each child, or for each row of the risk table. */
  per: group.optional(),
  when: condition.optional(),
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
  generated: z.boolean().default(false),
  per: group.optional(),
  when: condition.optional(),
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
    when: condition.optional(),
    per: group.optional(),
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

const files = {
  rules: { path: 'rules.json', schema: z.strictObject({ rules: z.array(ruleSchema) }) },
  attachments: {
    path: 'attachments.json',
    schema: z.strictObject({ attachments: z.array(attachmentSchema) }),
  },
  amounts: { path: 'amounts.json', schema: amountsSchema },
  contacts: { path: 'contacts.json', schema: contactsSchema },
  riskCatalogue: { path: 'risk-catalogue.json', schema: riskCatalogueSchema },
}

/**
 * Reads the rule book of a template.
 *
 * @param templateFiles parsed JSON by path inside the folder of the template
 * @throws {UserError} naming the first file that is missing or has another shape, and where in it
 */
export function parseRuleBook(templateFiles: ReadonlyMap<string, unknown>): RuleBook {
  return {
    rules: parsed(files.rules, templateFiles).rules,
    attachments: parsed(files.attachments, templateFiles).attachments,
    amounts: parsed(files.amounts, templateFiles),
    contacts: parsed(files.contacts, templateFiles),
    riskCatalogue: parsed(files.riskCatalogue, templateFiles),
  }
}

function parsed<Schema extends z.ZodType>(
  { path, schema }: { readonly path: string; readonly schema: Schema },
  templateFiles: ReadonlyMap<string, unknown>,
): z.infer<Schema> {
  const result = schema.safeParse(templateFiles.get(path))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const at = [path, ...(issue?.path ?? [])].join('.')
  throw new UserError('errors:template.shape', { place: at }, { at, cause: result.error })
}

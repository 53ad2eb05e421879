import { Command } from 'commander'
import { exitCodes } from '../errors.js'
import type { Context } from './context.js'
import { examine, type Finding } from './doctor-checks.js'
import { Ended } from './ended.js'
import { calibrate, isPlainHere } from './terminal-desk.js'

/** `doctor`: what the program needs, whether it is there, and what to do where it is not. */
export function doctorCommand(context: Context): Command {
  const { t, say } = context
  return new Command('doctor')
    .description(t('cli:doctor.description'))
    .option('--json', t('cli:options.json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      const { findings, facts } = await examine(context)
      const hasProblem = findings.some(({ is }) => is === 'problem')
      if (options.json === true) {
        say(JSON.stringify({ ...facts, checks: findings.map((one) => asJson(context, one)) }, undefined, 2))
      } else {
        for (const finding of findings) for (const line of linesOf(context, finding)) say(line)
        if (!hasProblem) say(t('cli:doctor.allGood'))
        const { input } = command.optsWithGlobals<{ input?: boolean }>()
        if (input !== false && !isPlainHere(context, false)) await askForLine(context)
      }
      if (hasProblem) throw new Ended(exitCodes.failure)
    })
}

async function askForLine(context: Context): Promise<void> {
  const outcome = await calibrate(context)
  if (outcome === 'chosen') context.say(context.t('cli:doctor.stored'))
  if (outcome === 'none') context.say(context.t('cli:doctor.useReadingView'))
}

const messageOf = ({ t }: Context, { check, is, values }: Finding): string =>
  t(`cli:doctor.checks.${check}.${is}`, values)

const remedyOf = ({ t }: Context, { check, is, values, hasRemedy }: Finding): string | undefined =>
  hasRemedy ? t(`cli:doctor.remedies.${check}.${is}`, values) : undefined

function linesOf(context: Context, finding: Finding): readonly string[] {
  const remedy = remedyOf(context, finding)
  return [
    `${context.t(`cli:doctor.${finding.is}`)}: ${messageOf(context, finding)}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
  ]
}

function asJson(context: Context, finding: Finding) {
  const { check, is } = finding
  return { check, is, message: messageOf(context, finding), remedy: remedyOf(context, finding) }
}

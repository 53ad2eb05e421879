import { InvalidArgumentError, type Option } from 'commander'

/**
 * An option that may be given several times, each time with one value: what follows the value is the
 * next argument of the command, so that `--reader sv FILE` does not take the file for a language.
 */
export function repeatable(option: Option): Option {
  const choices = option.argChoices
  return option.argParser<readonly string[] | undefined>((value, earlier) => {
    if (choices && !choices.includes(value)) throw new InvalidArgumentError('')
    return [...(earlier ?? []), value]
  })
}

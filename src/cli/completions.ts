/** Completion scripts of four shells. They hold the command line as it is, and start no program. */

import { everyShape, type CommandShape, type OptionShape } from './command-line.js'

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof shells)[number]

export function completionScript(shell: Shell, shape: CommandShape): string {
  return writers[shell](shape)
}

const writers: Readonly<Record<Shell, (shape: CommandShape) => string>> = { bash, zsh, fish, powershell }

const nameOf = ({ path }: CommandShape): string => path.slice(path.lastIndexOf(' ') + 1)

/** What may stand after the command: names of commands below it, and options. */
function wordsAfter(shape: CommandShape): string[] {
  return [...shape.below.map(nameOf), ...shape.options.flatMap(({ names }) => names.slice(-1))]
}

/** Options whose value is one of a few, by the name they are written with. */
function chosen({ options }: CommandShape): readonly (readonly [string, readonly string[]])[] {
  return options.flatMap(({ names, choices }) =>
    choices.length > 0 ? [[names.at(-1) ?? '', choices] as const] : [],
  )
}

/** The words before the one that is completed, as far as they name commands: `translate export`. */
function bash(root: CommandShape): string {
  const paths = everyShape(root).filter(({ path }) => path !== '')
  return `# hemvag: source this file, or put it into the folder of bash completions.
_hemvag() {
  local word path='' last=''
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    last=$word
    case "\${path:+$path }$word" in
      ${paths.map(({ path }) => `'${path}'`).join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  local words=''
  case "$path $last" in
${everyShape(root)
  .flatMap((shape) =>
    chosen(shape).map(([name, choices]) => `    '${shape.path} ${name}') words='${choices.join(' ')}' ;;`),
  )
  .join('\n')}
    *)
      case "$path" in
${everyShape(root)
  .map((shape) => `        '${shape.path}') words='${wordsAfter(shape).join(' ')}' ;;`)
  .join('\n')}
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _hemvag hemvag
`
}

function zsh(root: CommandShape): string {
  const quoted = (text: string): string => text.replace(/'/gu, "'\\''").replace(/([[\]:])/gu, '\\$1')
  const option = ({ names, value, description, choices }: OptionShape): string => {
    const end =
      value === undefined
        ? ''
        : `:${quoted(value)}:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}`
    return names.map((name) => `'${name}[${quoted(description)}]${end}'`).join(' ')
  }
  const call = ({ path }: CommandShape): string =>
    `_hemvag${path === '' ? '' : `_${path.replaceAll(' ', '_')}`}`
  const body = (shape: CommandShape): string => {
    const options = shape.options.map(option)
    if (shape.below.length === 0) {
      const files = shape.takes.length > 0 ? ["'*:file:_files'"] : []
      return `  _arguments -s ${[...options, ...files].join(' \\\n    ')}`
    }
    const names = shape.below.map((one) => `'${nameOf(one)}:${quoted(one.description)}'`)
    const cases = shape.below.map((one) => `      ${nameOf(one)}) ${call(one)} ;;`)
    return `  local state line
  _arguments -C ${[...options, "'1:command:->command'", "'*::argument:->rest'"].join(' \\\n    ')}
  case $state in
    command) local -a names=(${names.join(' ')}); _describe command names ;;
    rest) case $line[1] in
${cases.join('\n')}
      esac ;;
  esac`
  }
  const functions = everyShape(root).map((shape) => `${call(shape)}() {\n${body(shape)}\n}`)
  return `#compdef hemvag\n${functions.join('\n')}\ncompdef _hemvag hemvag\n`
}

function fish(root: CommandShape): string {
  const quoted = (text: string): string => `'${text.replace(/['\\]/gu, '\\$&')}'`
  const lines = everyShape(root).flatMap((shape) => {
    const seen = shape.path.split(' ').filter(Boolean)
    const isHere =
      seen.length === 0
        ? ['__fish_use_subcommand']
        : seen.map((name) => `__fish_seen_subcommand_from ${name}`)
    const notYet = shape.below.map(nameOf)
    const condition = [
      ...isHere,
      ...(seen.length > 0 && notYet.length > 0
        ? [`not __fish_seen_subcommand_from ${notYet.join(' ')}`]
        : []),
    ].join('; and ')
    const start = `complete -c hemvag -n ${quoted(condition)}`
    return [
      ...shape.below.map((one) => `${start} -f -a ${nameOf(one)} -d ${quoted(one.description)}`),
      ...shape.options.map(({ names, value, description, choices }) => {
        const flags = names.map((name) =>
          name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
        )
        const takes =
          value === undefined ? '' : choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ' -r'
        return `${start} ${flags.join(' ')}${takes} -d ${quoted(description)}`
      }),
    ]
  })
  return `# hemvag: put this file into ~/.config/fish/completions/hemvag.fish\n${lines.join('\n')}\n`
}

function powershell(root: CommandShape): string {
  const quoted = (text: string): string => `'${text.replace(/'/gu, "''")}'`
  const rows = everyShape(root).map(
    (shape) => `    ${quoted(shape.path)} = @(${wordsAfter(shape).map(quoted).join(', ')})`,
  )
  return `# hemvag: run this in your $PROFILE
Register-ArgumentCompleter -Native -CommandName hemvag -ScriptBlock {
  param($word, $line, $cursor)
  $words = @{
${rows.join('\n')}
  }
  $path = ''
  foreach ($one in $line.CommandElements | Select-Object -Skip 1) {
    $longer = ("$path " + $one.ToString()).Trim()
    if ($words.ContainsKey($longer)) { $path = $longer }
  }
  $words[$path] | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`
}

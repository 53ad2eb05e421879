/**
 * `npm run verify:steady [-- HOW OFTEN]`: the journeys and the terminal, end to end, again and again:
 * twenty times unless told otherwise. A test that fails once in twenty runs is a fault like any other.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const suites = ['test/journeys', 'test/terminal', 'test/reading']
const times = Number(process.argv[2] ?? 20)
if (!Number.isInteger(times) || times < 1) {
  process.stdout.write('How often? A whole number from 1 on.\n')
  process.exit(2)
}

/** What one run found: the tests that failed by name, and how many passed. */
function runOnce(folder) {
  const file = join(folder, 'results.json')
  const flags = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']
  const { stderr } = spawnSync(
    process.execPath,
    [...flags, '--silent', '--json', `--outputFile=${file}`, ...suites],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  )
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
    rmSync(file)
    const failed = testResults.flatMap(({ name, status, assertionResults }) => {
      const tests = assertionResults.filter((test) => test.status === 'failed')
      const names = tests.map(({ fullName, failureMessages: [why = ''] }) => `${fullName}\n${why}`)
      return status === 'failed' && names.length === 0 ? [`${name} did not run`] : names
    })
    return { passed: numPassedTests, failed }
  } catch {
    return { passed: 0, failed: [stderr.slice(-2000)] }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'hemvag-steady-'))
let passed = 0
for (let run = 1; run <= times; run += 1) {
  const began = Date.now()
  const found = runOnce(folder)
  const seconds = Math.round((Date.now() - began) / 1000)
  process.stdout.write(
    `run ${run} of ${times}: ${found.passed} passed, ${found.failed.length} failed, ${seconds} s\n`,
  )
  for (const failure of found.failed)
    process.stdout.write(`FAILED  ${failure.split('\n').slice(0, 30).join('\n        ')}\n`)
  if (found.failed.length === 0 && found.passed > 0) passed += 1
}
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${passed} passed, ${times - passed} failed\n`)
process.exitCode = passed === times ? 0 : 1

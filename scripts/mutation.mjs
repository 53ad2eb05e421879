/**
 * `npm run torture:mutation [-- ROOM…]`: changes the code of a room in hundreds of small ways, and counts how
 * many of them its tests notice. Each file is tried with the tests that are about it: with all tests of the
 * room, one file takes an hour.
 */
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** Per cent; below it the command fails. */
const enough = 70

/** The files in which a fault costs an answer, with the tests that are about them. */
const trials = {
  interview: [
    { files: ['record.ts'], tests: 'record' },
    { files: ['reading.ts', 'read-back.ts', 'correcting.ts'], tests: 'read-back' },
    { files: ['route.ts'], tests: 'route' },
  ],
  application: [
    { files: ['risk-versions.ts'], tests: 'risk-versions' },
    { files: ['shared-content.ts'], tests: 'shared-content' },
  ],
  storage: [
    { files: ['bring-over.ts'], tests: 'bring-over' },
    { files: ['zip.ts'], tests: 'package' },
  ],
}

const named = process.argv.slice(2)
for (const room of named.length > 0 ? named : Object.keys(trials)) {
  const results = []
  for (const { files, tests } of trials[room] ?? []) {
    results.push(...(await new Stryker(optionsFor(room, files, tests)).runMutationTest()))
  }
  const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  const missed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length
  const score = (100 * noticed) / (noticed + missed)
  console.log(`${room}: ${noticed} of ${noticed + missed} changes noticed, ${score.toFixed(1)} per cent`)
  if (!(score >= enough)) process.exitCode = 1
}

function optionsFor(room, files, tests) {
  return {
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
    jest: {
      configFile: 'jest.config.mjs',
      config: { maxWorkers: 1, reporters: [], testMatch: [`<rootDir>/test/${room}/${tests}.test.ts`] },
    },
    mutate: files.map((file) => `src/${room}/${file}`),
    ignorePatterns: ['out', 'bench', 'prove', 'docs', 'dist', 'man'],
    coverageAnalysis: 'perTest',
    // What runs while a file is loaded would have to be tried with every test.
    ignoreStatic: true,
    concurrency: 1,
    tempDirName: 'out/mutation',
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false },
    allowConsoleColors: false,
    logLevel: 'error',
  }
}

// Days are counted by the clock of the computer. All tests have one zone; late in its evening one in which it
// is noon of the same day, so that no journey goes on past midnight. (Etc/GMT+8 is eight hours behind.)
process.env.TZ = new Date().getUTCHours() < 20 ? 'UTC' : 'Etc/GMT+8'

/** Tests are TypeScript in ESM; swc only strips the types, so that what runs is what is written. */
export default {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/out/'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  maxWorkers: 2,
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/test/support/closing-line.mjs'],
}

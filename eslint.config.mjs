import js from '@eslint/js'
import globals from 'globals'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'dist.*/', 'out/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Text that reaches a person passes one gate (src/text.ts); a stray log line would not.
      'no-console': 'error',
      // The object brings 500 kB of zod's own messages in fifty languages into the bundle.
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier[imported.name='z']",
          message: "Write: import * as z from 'zod'.",
        },
      ],
    },
  },
  {
    // Control characters are what the text gate and its tests are about.
    files: ['src/text.ts', 'src/terminal/**', 'test/**'],
    rules: { 'no-control-regex': 'off' },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
)

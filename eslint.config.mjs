import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'data/', 'coverage/', '.cache/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', 3],
      // A field may be named to leave it out of the rest.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config/env.ts reads the environment.' },
      ],
    },
  },
  { files: ['src/config/env.ts', 'test/**', 'scripts/**'], rules: { 'no-restricted-properties': 'off' } },
  // Mongoose declares schema options as a class, and takes plain objects for them.
  { files: ['src/**/*-model.ts'], rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' } },
  // Express knows an error handler by its four parameters.
  {
    files: ['src/platform/http/error-answers.ts', 'src/pages/answer-error-page.ts'],
    rules: { 'max-params': ['error', 4] },
  },
  // A test file's describe block is one function, however many cases it holds.
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  // tsc checks these files too (checkJs) and knows Node.js's globals.
  { files: ['**/*.mjs', '**/*.cjs'], rules: { 'no-undef': 'off' } },
  // Tools load these by their default export.
  { files: ['*.mjs', 'test/support/*.mjs'], rules: { 'no-restricted-syntax': 'off' } },
);

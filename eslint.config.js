import js from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { noLiteralWords } from './client/no-literal-words.js';

const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const NO_OWN_REPOSITORY = {
  selector: "CallExpression[callee.object.property.name='dataSource'][callee.property.name='getRepository']",
  message: 'Rows are reached through database.as(user) or database.system().',
};

export default defineConfig(
  { ignores: ['dist/', '.nx/', '.angular/', '.data/', 'tmp/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_OWN_REPOSITORY],
    },
  },
  {
    files: ['server/**/*.ts', 'migrations/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      // Views and entities are shapes that decorators describe: plain objects of that shape are what we want.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@nestjs/typeorm', importNames: ['InjectRepository'], message: 'Use database.as(user).' }] },
      ],
    },
  },
  {
    files: ['client/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'crypto', property: 'randomUUID', message: 'Missing where there is no HTTPS: use freshKey().' },
      ],
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: ['app', 'chatkeep'], style: 'kebab-case' },
          { type: 'attribute', prefix: 'app', style: 'kebab-case' },
        ],
      ],
    },
  },
  {
    files: ['client/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['client/src/{app,element}/**/*.html'],
    plugins: { words: noLiteralWords },
    rules: { 'words/templates': 'error' },
  },
  {
    files: ['client/src/{app,element}/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      'client/src/app/{words,testing}/**',
      'client/src/app/markdown/language-name.ts', // names
      'client/src/app/widgets/widget-node.ts', // the protocol's names of components
      'client/src/element/{checks,options}.ts', // for whoever embeds the element
    ],
    plugins: { words: noLiteralWords },
    rules: { 'words/code': 'error' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
  },
  { files: ['**/*.gen.ts'], rules: { '@typescript-eslint/no-invalid-void-type': 'off' } },
  {
    files: ['docs/**/*.js'],
    languageOptions: {
      globals: {
        document: 'readonly',
        location: 'readonly',
        sessionStorage: 'readonly',
        FormData: 'readonly',
        URLSearchParams: 'readonly',
      },
    },
  },
  { files: ['**/*.config.ts', '**/*.config.js'], rules: { 'no-restricted-syntax': 'off' } },
  prettier,
);

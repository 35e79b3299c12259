import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/** Who may touch Telegram: everybody else asks the host. */
const TELEGRAM = 'src/telegram/**';

export default defineConfig(
  { ignores: ['dist', 'target', 'node_modules', '.web'] },
  js.configs.recommended,
  ts.configs.strict,
  a11y.flatConfigs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**'],
    ignores: [TELEGRAM, '**/*.test.*'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'Telegram', message: 'Only src/telegram knows Telegram.' },
      ],
      'no-restricted-globals': ['error', 'Telegram'],
    },
  },
  {
    files: ['build/**', '*.js', '*.ts'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const pages = resolve(import.meta.dirname, 'pages');

/** One build, several entry pages; each page's files lie beside it, so that each has its own headers. */
export default defineConfig({
  root: pages,
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    assetsDir: 'webapps/assets',
    assetsInlineLimit: 0,
    // Telegram's own browser on an old phone: its engine may be years behind.
    target: ['es2020', 'chrome87', 'safari14'],
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        miniapp: resolve(pages, 'webapps/index.html'),
        missing: resolve(pages, 'webapps/404.html'),
      },
    },
  },
  test: {
    root: import.meta.dirname,
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});

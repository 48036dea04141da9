import { join } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, 'src/web');

/**
 * Client: `vite build` to dist/web. Server rendering: `vite build --ssr server.tsx` to dist/web-server.
 * The service worker keeps its plain name, since its address must never change.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root,
  publicDir: isSsrBuild ? false : join(root, 'public'),
  resolve: isSsrBuild ? {} : { alias: [{ find: /^typebox$/, replacement: join(root, 'no-schemas.ts') }] },
  plugins: [
    react(),
    lingui(),
    babel({ plugins: ['@lingui/babel-plugin-lingui-macro'], exclude: /node_modules|\.po$/ }),
  ],
  ssr: { noExternal: true, external: ['maplibre-gl'] },
  build: {
    outDir: join(import.meta.dirname, isSsrBuild ? 'dist/web-server' : 'dist/web'),
    emptyOutDir: true,
    manifest: !isSsrBuild,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: isSsrBuild
      ? {}
      : {
          input: {
            main: join(root, 'main.tsx'),
            staff: join(root, 'staff.html'),
            brand: join(root, 'brand.html'),
            gate: join(root, 'gate.html'),
            sw: join(root, 'service-worker.ts'),
            'fonts-ja': join(root, 'look/fonts-ja.css'),
            'fonts-zh': join(root, 'look/fonts-zh.css'),
          },
          output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
        },
  },
}));

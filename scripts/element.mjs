// Makes the stand-alone element one script that any page can load: classic or module, nothing beside it.
import { build } from 'esbuild';

await build({
  entryPoints: ['dist/element-parts/main.js'],
  outfile: 'dist/client/element/chatkeep.js',
  bundle: true,
  format: 'iife',
  minify: true,
  target: 'es2023',
  legalComments: 'none',
  logLevel: 'warning',
});

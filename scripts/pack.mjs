// Packs what browsers ask for, once and well, so that no server has to: each file has a .br and a .gz beside it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const PACKED = /\.(js|css|svg)$/;
const SMALLEST = 1024;

/** Packs the scripts, styles and drawings of a folder that was just built. */
export function pack(folder) {
  const paths = () => readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  for (const path of paths()) if (/\.(br|gz)$/.test(path)) rmSync(path);
  for (const path of paths()) {
    if (!PACKED.test(path)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < SMALLEST) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

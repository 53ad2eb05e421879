/**
 * Stands for fontkit in the bundle. pdfkit imports it at its first line, with 1.8 MB of Brotli tables
 * behind it, and we let pdfkit write objects only: fonts are read, shaped and cut down by our own code.
 */
export function create() {
  throw new Error('pdfkit opens no fonts here')
}

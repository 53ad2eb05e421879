/** Where the vault is, and whether there is one: known before any code that decrypts is loaded. */

import { join } from 'node:path'
import { computersDisk, exists, type Disk } from './disk.js'

/** From 1. */
export type KeyringNumber = number

const keyringPattern = /^keyring(?:-([2-9]|[1-9]\d))?\.age$/

export function vaultIn(home: string): string {
  return join(home, 'vault')
}

export async function vaultExists(home: string, disk: Disk = computersDisk): Promise<boolean> {
  const folder = vaultIn(home)
  return (await exists(disk, folder)) && (await keyringsIn(disk, folder)).length > 0
}

/** Which keyrings there are, lowest first. */
export async function keyringsIn(disk: Disk, folder: string): Promise<KeyringNumber[]> {
  const names = await disk.readdir(folder)
  const numbers = names.flatMap((name) => {
    const match = keyringPattern.exec(name)
    return match ? [Number(match[1] ?? 1)] : []
  })
  return numbers.sort((a, b) => a - b)
}

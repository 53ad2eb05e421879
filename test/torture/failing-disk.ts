/** The computer's disk, which fails at one operation of a plan. */

import { computersDisk, type Disk, type DiskFile } from '../../src/storage/disk.js'

/** What goes wrong: an error of the system, fewer bytes than asked for, or a bit that flips on its way. */
export type Fault = 'ENOSPC' | 'EIO' | 'EROFS' | 'EMFILE' | 'short' | 'flip'

export interface FailingPlan {
  /** Which operation fails, counted from 1 over the life of the disk. */
  at: number
  /** How many there were. */
  done: number
}

/** @param lasting whether every later operation fails as well */
export function failingDisk(fault: Fault, lasting: boolean): { disk: Disk; plan: FailingPlan } {
  const plan: FailingPlan = { at: Infinity, done: 0 }
  const isNow = (): boolean => {
    plan.done += 1
    return lasting ? plan.done >= plan.at : plan.done === plan.at
  }
  const step = (): void => {
    if (isNow() && fault !== 'short' && fault !== 'flip')
      throw Object.assign(new Error(fault), { code: fault })
  }
  const file = (inner: DiskFile): DiskFile => ({
    write: async (bytes, offset, length) => {
      if (!isNow()) return inner.write(bytes, offset, length)
      if (fault === 'short') return inner.write(bytes, offset, length >> 1)
      if (fault !== 'flip') throw Object.assign(new Error(fault), { code: fault })
      const flipped = Uint8Array.from(bytes)
      flipped[offset] = (flipped[offset] ?? 0) ^ 1
      return inner.write(flipped, offset, length)
    },
    read: async (...args) => {
      step()
      return inner.read(...args)
    },
    chmod: async (mode) => {
      step()
      await inner.chmod(mode)
    },
    stat: async () => {
      step()
      return inner.stat()
    },
    sync: async () => {
      step()
      await inner.sync()
    },
    close: () => inner.close(),
  })
  const disk: Disk = {
    open: async (...args) => {
      step()
      return file(await computersDisk.open(...args))
    },
    link: async (...args) => {
      step()
      await computersDisk.link(...args)
    },
    rename: async (...args) => {
      step()
      await computersDisk.rename(...args)
    },
    unlink: async (path) => {
      step()
      await computersDisk.unlink(path)
    },
    mkdir: async (...args) => {
      step()
      return computersDisk.mkdir(...args)
    },
    rmdir: async (path) => {
      step()
      await computersDisk.rmdir(path)
    },
    readdir: async (path) => {
      step()
      return computersDisk.readdir(path)
    },
    lstat: async (path) => {
      step()
      return computersDisk.lstat(path)
    },
    chmod: async (...args) => {
      step()
      await computersDisk.chmod(...args)
    },
  }
  return { disk, plan }
}

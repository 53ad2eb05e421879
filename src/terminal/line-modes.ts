import { spawnSync } from 'node:child_process'

/**
 * Gives the terminal whole lines, echo, and Ctrl+C as an interruption again, when it came here in raw mode
 * from the process before: Node restores no more than what it found. Windows keeps these modes by process.
 */
export function restoreLineModes(): void {
  if (process.platform === 'win32') return
  spawnSync('stty', ['icanon', 'echo', 'isig', 'iexten', 'icrnl', 'brkint', 'ixon', 'opost', 'onlcr'], {
    stdio: ['inherit', 'ignore', 'ignore'],
  })
}

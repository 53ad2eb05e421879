import { join } from 'node:path'

/**
 * Where a system keeps the data of one account's programs.
 *
 * @param platform as `process.platform` has it
 * @param home the account's own folder
 * @see https://specifications.freedesktop.org/basedir-spec/latest/ for Linux
 */
export function dataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'hemvag')
    case 'win32':
      return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'hemvag', 'Data')
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'hemvag')
  }
}

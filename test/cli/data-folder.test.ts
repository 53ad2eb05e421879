import { describe, expect, test } from '@jest/globals'
import { dataFolder } from '../../src/cli/data-folder.js'

describe('the folder of cases and settings', () => {
  test.each([
    ['linux', {}, '/home/anna/.local/share/hemvag'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/hemvag'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/anna/.local/share/hemvag'],
    ['darwin', {}, '/home/anna/Library/Application Support/hemvag'],
    ['win32', {}, '/home/anna/AppData/Local/hemvag/Data'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/hemvag/Data'],
  ] as const)('is where %s keeps data of programs, with %j', (platform, environment, folder) => {
    expect(dataFolder(platform, environment, '/home/anna')).toBe(folder)
  })
})

/** Case files and packages that are damaged, cut, swapped or forged. None of them may be taken for sound. */

import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { UserError } from '../../src/errors.js'
import { loadCase, OpenCase, type CasePlace } from '../../src/storage/case-store.js'
import { generationName } from '../../src/storage/generations.js'
import { takeLock } from '../../src/storage/lock.js'
import { openPackage, sealPackage } from '../../src/storage/package.js'
import { VaultKey } from '../../src/storage/vault-key.js'
import { writeZip, type FlatFile } from '../../src/storage/zip.js'
import { contentOf } from '../storage/every-kind.js'
import { Chance, damaged } from './chance.js'
import { SimulatedDisk, type Image } from './simulated-disk.js'
import type { Tally } from './tally.js'

/** Milliseconds that the refusal of one file may take. */
const longest = 5000

export async function corruptions(files: number, seed = 20_250_309): Promise<Tally> {
  const chance = new Chance(seed)
  const failures: string[] = []
  const trials = [await caseTrial(chance), await sealedTrial(chance), await insideTrial(chance)] as const
  const figures = { cases: 0, packages: 0, insides: 0, slowest: 0 }
  for (let file = 0; file < files; file += 1) {
    const kind = chance.oneOf([0, 0, 1, 1, 2] as const)
    const started = performance.now()
    const problem = await trials[kind]()
    const took = performance.now() - started
    figures[(['cases', 'packages', 'insides'] as const)[kind]] += 1
    figures.slowest = Math.max(figures.slowest, Math.round(took))
    if (problem !== undefined) failures.push(`${file}: ${problem}`)
    else if (took > longest) failures.push(`${file}: took ${Math.round(took)} ms`)
  }
  return { passed: files - failures.length, failures, figures }
}

type Trial = () => Promise<string | undefined>

/** A folder of three generations, some of them damaged, replaced by others, or forged. */
async function caseTrial(chance: Chance): Promise<Trial> {
  const key = await VaultKey.make()
  const sound = await imageOf(key, 'C-234567', 0)
  const others = await imageOf(key, 'C-765432', 100)
  const strangers = await imageOf(await VaultKey.make(), 'C-234567', 0)
  const names = [...sound.keys()]
  const forge = (name: string): Buffer => {
    const own = sound.get(name) ?? Buffer.alloc(0)
    const elsewhere = [...sound.keys()].filter((one) => one !== name)
    return chance.oneOf([
      () => damaged(own, chance),
      () => damaged(own, chance),
      () => others.get(name) ?? Buffer.alloc(0),
      () => strangers.get(name) ?? Buffer.alloc(0),
      () => sound.get(elsewhere[chance.below(elsewhere.length)] ?? '') ?? Buffer.alloc(0),
    ])()
  }
  return async () => {
    const image = new Map(sound)
    const count = 1 + chance.below(names.length)
    for (const name of names.slice(-count)) if (chance.below(4) > 0) image.set(name, forge(name))
    if (chance.below(5) === 0) image.set('g0000000004.age', sound.get('g0000000003.age') ?? Buffer.alloc(0))
    return problemWithCase(placeOn(key, 'C-234567', image), sound, image)
  }
}

async function problemWithCase(place: CasePlace, sound: Image, image: Image): Promise<string | undefined> {
  const isSound = (name: string): boolean =>
    sound.get(name)?.equals(image.get(name) ?? Buffer.alloc(0)) === true
  const newestFirst = [...image.keys()].sort().reverse()
  const expected = newestFirst.find(isSound)
  const bad = expected === undefined ? newestFirst : newestFirst.slice(0, newestFirst.indexOf(expected))
  try {
    const loaded = await loadCase(place)
    const answer = loaded?.content.answers.own.get('all.text')
    const opened = answer?.state === 'answered' ? generationName(Number(answer.value)) : 'nothing'
    if (opened !== expected) return `opened ${opened} instead of ${expected ?? 'nothing'}`
    if ((loaded?.recovered?.damaged ?? []).join() !== bad.join()) return 'names other files as damaged'
    return undefined
  } catch (error) {
    if (!(error instanceof UserError)) return `crashed: ${String(error)}`
    return expected === undefined && error.key === 'errors:caseFile.damaged' ? undefined : error.key
  }
}

/** A package that was damaged on its way. */
async function sealedTrial(chance: Chance): Promise<Trial> {
  const { sealed, identity } = await samplePackage()
  return async () => {
    try {
      await openPackage(damaged(sealed, chance), { identities: [identity] })
      return 'a damaged package was opened'
    } catch (error) {
      return error instanceof UserError ? undefined : `crashed: ${String(error)}`
    }
  }
}

/** A package whose inside was damaged before it was sealed, as only somebody who means harm can. */
async function insideTrial(chance: Chance): Promise<Trial> {
  const { sealed, identity, recipient } = await samplePackage()
  const { files } = await openPackage(sealed, { identities: [identity] })
  const zip = writeZip(files)
  return async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    try {
      const opened = await openPackage(await encrypter.encrypt(damaged(zip, chance)), {
        identities: [identity],
      })
      return opened.files.every((file) => isOneOf(files, file)) ? undefined : 'another file came out'
    } catch (error) {
      return error instanceof UserError ? undefined : `crashed: ${String(error)}`
    }
  }
}

/** A file that went in; of the list, which names itself nowhere, only the name can be compared. */
function isOneOf(files: readonly FlatFile[], { name, bytes }: FlatFile): boolean {
  const original = files.find((file) => file.name === name)
  return name === 'manifest.json' || (original !== undefined && Buffer.compare(original.bytes, bytes) === 0)
}

async function samplePackage() {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const about = { template: 'small/1', reference: 'TEST', code: '00000000', recordHead: '', withheld: [] }
  const files = ['01-application.pdf', '02-risk-table.pdf', 'application.json'].map((name, index) => ({
    name,
    bytes: Buffer.alloc(900 * (index + 1), name),
  }))
  return { sealed: await sealPackage(about, files, { recipients: [recipient] }), identity, recipient }
}

/** Three saves of a case, numbered from `first` on. */
async function imageOf(key: VaultKey, id: string, first: number): Promise<Image> {
  const place = placeOn(key, id, new Map())
  const lock = await takeLock(place.disk, place.folder)
  const opened = new OpenCase(place, lock, { content: contentOf('0'), newest: 0, previous: '' })
  for (const number of [1, 2, 3]) await opened.save(contentOf(String(first + number)))
  await opened.close()
  const images = [...place.disk.imagesAfterCut()]
  return new Map([...(images.at(-1) ?? [])].filter(([name]) => name.startsWith('g')).sort())
}

function placeOn(key: VaultKey, id: string, image: Image): CasePlace & { readonly disk: SimulatedDisk } {
  return { disk: new SimulatedDisk(image), folder: '/case', id, key }
}

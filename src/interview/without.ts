/** The same object without some of its properties. */
export function without<T extends object, K extends keyof T>(whole: T, ...names: readonly K[]): Omit<T, K> {
  const left: Partial<T> = { ...whole }
  // The object was made here, so nobody else sees it change.
  for (const name of names) Reflect.deleteProperty(left, name)
  return left as Omit<T, K>
}

import { Command } from 'commander'
import { applicationFileSchema } from '../storage/application-file.js'
import { formOf, type Context } from './context.js'

/** `schema`: JSON Schema of the application file, for programs that write or read one. */
export function schemaCommand(context: Context): Command {
  return new Command('schema').description(context.t('cli:schema.description')).action(() => {
    context.say(JSON.stringify(applicationFileSchema(formOf(context)), undefined, 2))
  })
}

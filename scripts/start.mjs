/** `npm start`: builds when something changed, then runs the program with the arguments given. */
import './build.mjs'
await import('../dist/hemvag.js')

// Reads feeds with the second parser: node feeds.mjs PACKAGE FILE…
// Prints {file: [{ID, Title, Link}]}.
import {readFileSync} from "node:fs"
import {createRequire} from "node:module"
import {pathToFileURL} from "node:url"

const [folder, ...files] = process.argv.slice(2)
const entry = createRequire(folder + "/").resolve(folder)
const {parseFeed} = await import(pathToFileURL(entry))

const text = v => v && typeof v === "object" ? v.value : v
const out = {}
for (const file of files) {
  const {feed} = parseFeed(readFileSync(file, "utf8"))
  out[file] = (feed.entries ?? feed.items).map(e => ({
    ID: text(e.id ?? e.guid),
    Title: text(e.title),
    Link: e.url ?? e.link ?? (e.links ?? []).find(l => (l.rel ?? "alternate") === "alternate")?.href,
  }))
}
console.log(JSON.stringify(out))

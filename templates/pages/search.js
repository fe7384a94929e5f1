/* Searches the stories of this issue, and of earlier ones that stand beside it, by the rules of digest/text/searching.py. */
"use strict"

const SHOWN = 30
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const field = document.querySelector("input[name=q]"), list = document.querySelector(".results"), line = document.querySelector(".count")
const contents = document.querySelector(".sections")
let rules = null, stories = []

function folded(word) {
  const letters = [...word.toLowerCase().normalize("NFKD")].map(sign => rules.letters[sign] ?? sign)
  const plain = letters.join("").replace(/[^\p{L}\p{N}]/gu, "")
  const article = rules.articles.find(one => plain.startsWith(one) && plain.length >= one.length + rules.stem)
  return article ? plain.slice(article.length) : plain
}

const wordsOf = text => [...text.matchAll(WORD)].map(match => folded(match[0])).filter(Boolean)

function hitsIn(text, wanted) {
  return [...text.matchAll(WORD)].flatMap(match => {
    const word = folded(match[0]), found = wanted.find(one => word.startsWith(one))
    return found ? [{start: match.index, end: match.index + match[0].length, found}] : []
  })
}

function score(story, wanted) {
  const parts = [[story.headline, 8], [story.section, 2], ...story.text.map(one => [one, 1])].map(([text, weight]) => [wordsOf(text), weight])
  const points = wanted.map(one => parts.reduce((sum, [words, weight]) => sum + (words.some(word => word.startsWith(one)) ? weight : 0), 0))
  return points.every(Boolean) ? points.reduce((sum, one) => sum + one, 0) : 0
}

/* The text with the words that were found in <mark>; text goes in as text, never as markup. */
function marked(parent, text, hits, start, end) {
  let place = start
  if (start) parent.append("… ")
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue
    const mark = document.createElement("mark")
    mark.textContent = text.slice(hit.start, hit.end)
    parent.append(text.slice(place, hit.start), mark)
    place = hit.end
  }
  parent.append(text.slice(place, end))
  if (end < text.length) parent.append(" …")
}

function excerpt(parent, story, wanted) {
  const different = text => new Set(hitsIn(text, wanted).map(hit => hit.found)).size
  const text = story.text.reduce((best, one) => different(one) > different(best) ? one : best, story.text[0] ?? "")
  const hits = hitsIn(text, wanted), first = hits[0] ?? {start: 0, end: 0}
  let start = Math.max(first.start - rules.around, 0), end = Math.min(first.end + rules.around, text.length)
  if (start) start = text.indexOf(" ", start) + 1
  if (end < text.length) end = text.lastIndexOf(" ", end)
  if (start > first.start) start = first.start
  if (end < first.end) end = first.end
  marked(parent, text, hits, start, end)
}

function element(name, parent, values = {}) {
  const made = Object.assign(document.createElement(name), values)
  parent.append(made)
  return made
}

function show() {
  const wanted = rules ? [...new Set(wordsOf(field.value))].slice(0, rules.most) : []
  list.replaceChildren()
  list.hidden = line.hidden = !wanted.length
  contents.hidden = !!wanted.length
  if (!wanted.length) return
  const found = stories.map(story => [score(story, wanted), story]).filter(([points]) => points).sort(([a], [b]) => b - a)
  for (const [, story] of found.slice(0, SHOWN)) {
    const item = element("li", list, {lang: story.language, dir: story.direction})
    element("p", item, {className: "kicker", textContent: story.section})
    const link = element("a", element("h2", item), {href: story.file})
    marked(link, story.headline, hitsIn(story.headline, wanted), 0, story.headline.length)
    excerpt(element("p", item), story, wanted)
    element("p", item, {className: "outlets", textContent: story.issue})
  }
  line.textContent = found.length ? `${line.dataset.found} ${found.length}` : line.dataset.nothing
}

async function load(folder) {
  const answer = await fetch(`${folder}search.json`)
  if (!answer.ok) return []
  const index = await answer.json()
  rules ??= index
  stories.push(...index.stories.map(story => ({...story, issue: index.issue, file: folder + story.file})))
  show()
  return index.earlier
}

field.value = new URLSearchParams(location.search).get("q") ?? ""
field.addEventListener("input", show)
/* Issues that are not there are passed over; without any index the contents stay as they are. */
load("").then(earlier => Promise.allSettled(earlier.map(load))).catch(() => {})

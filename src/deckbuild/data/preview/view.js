// @ts-check
// The slide with its notes and problems, the strip and the overview.

import { clock, image, untrue } from "./deck.js";

/** @typedef {import("./deck.js").Deck} Deck */
/** @typedef {import("./deck.js").Slide} Slide */
/** @typedef {import("./deck.js").Paragraph} Paragraph */
/** @typedef {import("./deck.js").Problem} Problem */

/** An element with attributes and children; texts stay texts, whatever is in them.
 * @param {string} name
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (typeof value === "string") made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** An element of the page by its id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/** Says which slide is up to who does not see it.
 * @param {Deck} deck
 * @param {number} number
 * @param {string} view
 */
export function announce(deck, number, view) {
  const said = byId("said");
  const words = `Slide ${number} of ${deck.slides.length}: ${deck.slides[number - 1].title}`;
  said.textContent = view === "slide" ? words : `${view}. ${words}`;
}

/** The drawing of a slide, described by its title.
 * @param {Deck} deck
 * @param {Slide} slide
 * @param {boolean} [lazy]
 * @returns {HTMLImageElement}
 */
export function drawing(deck, slide, lazy = false) {
  return /** @type {HTMLImageElement} */ (element("img", {
    src: image(slide),
    alt: `Slide ${slide.number}: ${slide.title}`,
    width: String(Math.round(deck.width / 9525)),
    height: String(Math.round(deck.height / 9525)),
    loading: lazy ? "lazy" : undefined,
    decoding: lazy ? "async" : "sync",
  }));
}

/** The notes as they will print: lists as lists, links as links.
 * @param {Paragraph[]} paragraphs
 * @returns {HTMLElement}
 */
export function notes(paragraphs) {
  const made = element("div", { class: "notes", dir: "auto" });
  /** @type {{list: HTMLElement, marker: string}[]} */
  let open = [];
  for (const paragraph of paragraphs) {
    if (!paragraph.runs.length) continue;
    if (!paragraph.marker) {
      open = [];
      made.append(element("p", {}, ...runs(paragraph)));
      continue;
    }
    const level = Math.min(paragraph.level ?? 0, open.length);
    if (open[level]?.marker !== paragraph.marker) {
      const ordered = paragraph.marker === "number";
      const start = ordered && paragraph.number !== 1 ? String(paragraph.number) : undefined;
      const list = element(ordered ? "ol" : "ul", { class: paragraph.marker, start });
      (level ? open[level - 1].list.lastElementChild ?? made : made).append(list);
      open[level] = { list, marker: paragraph.marker };
    }
    open.length = level + 1;
    open[level].list.append(element("li", {}, ...runs(paragraph)));
  }
  return made;
}

/** @param {Paragraph} paragraph @returns {(Node | string)[]} */
function runs(paragraph) {
  return paragraph.runs.map((run) => {
    /** @type {Node | string} */
    let made = run.text;
    if (run.italic) made = element("em", {}, made);
    if (run.bold) made = element("strong", {}, made);
    if (run.link && /^(https?:|mailto:)/i.test(run.link)) {
      made = element("a", { href: run.link, rel: "noopener noreferrer", target: "_blank" }, made);
    }
    return made;
  });
}

/** What the slide says to who does not see it, in its own language.
 * @param {Slide} slide
 * @returns {HTMLElement}
 */
function words(slide) {
  const made = element("div", { class: "for-ears", lang: slide.language });
  made.append(element("h2", {}, slide.title), element("ul", {}, ...slide.texts.map((text) => element("li", {}, text))));
  return made;
}

/** Problems with their places, errors first.
 * @param {Problem[]} problems
 * @returns {HTMLElement}
 */
export function problemList(problems) {
  const order = ["error", "warning", "note"];
  const sorted = [...problems].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return element("ul", { class: "problems" }, ...sorted.map((problem) => {
    const place = problem.file ? `${problem.file}:${problem.line}:${problem.column}` : "";
    const made = element("li", { class: problem.level }, element("strong", {}, problem.level), ` ${problem.message} `);
    if (place) made.append(element("code", {}, place), " ");
    made.append(element("span", { class: "code" }, problem.code));
    if (problem.hints.length) made.append(element("p", { class: "hint" }, problem.hints.join("; ")));
    return made;
  }));
}

/** The facts under a slide: what a speaker asks of it.
 * @param {Slide} slide
 * @returns {string[]}
 */
function facts(slide) {
  const told = [`${slide.words} words shown`, `${slide.spoken} spoken`];
  if (slide.spoken) told.push(`${clock(slide.minutes)} min from ${clock(slide.begins)}`);
  if (slide.allotted) told.push(`${clock(slide.allotted)} allotted`);
  if (slide.size) told.push(`text at ${slide.size} pt`);
  told.push(slide.layout);
  if (slide.group) told.push(slide.group);
  if (slide.hidden) told.push("hidden");
  return told;
}

/** Shows one slide with all that belongs to it.
 * @param {Deck} deck
 * @param {number} number
 */
export function showSlide(deck, number) {
  const slide = deck.slides[number - 1];
  const stage = byId("stage");
  const beside = byId("beside");
  const stands = (/** @type {Problem} */ one) => deck.stale && one.level === "error";
  const problems = deck.problems.filter((one) => one.slide === number || one.slide === 0 || stands(one));
  const errors = problems.filter((one) => one.level === "error" && one.slide === number).length;
  const truth = element("p", { class: "truth", role: "status" });
  stage.replaceChildren(
    element("figure", { class: slide.hidden ? "hidden-slide" : undefined }, drawing(deck, slide), words(slide)),
    element("p", { class: "facts" }, ...facts(slide).map((fact) => element("span", {}, fact)),
      element("span", { class: errors ? "error" : "fine" }, errors ? "does not fit or has errors" : "fits")),
    truth,
  );
  tellTruth(slide, /** @type {HTMLImageElement} */ (stage.querySelector("img")), truth);
  beside.replaceChildren(
    ...(problems.length ? [element("h2", {}, "Problems"), problemList(problems)] : []),
    element("h2", {}, "Notes"),
    slide.notes.length ? notes(slide.notes) : element("p", { class: "none" }, "none"),
  );
  beside.lang = "en";
  (/** @type {HTMLElement} */ (beside.querySelector(".notes")))?.setAttribute("lang", slide.language);
}

/** Says what the drawing has not quite right, and puts LibreOffice's picture in its place where there is one.
 * @param {Slide} slide
 * @param {HTMLImageElement} shown
 * @param {HTMLElement} place
 */
async function tellTruth(slide, shown, place) {
  const said = await untrue(slide).catch(() => []);
  if (!said.length || !shown.isConnected) return;
  place.textContent = `not drawn quite as it will be: ${said.join(", ")}`;
  const better = new Image();
  better.src = image(slide).replace(/svg$/, "png");
  try {
    await better.decode();
  } catch {
    return;
  }
  if (!shown.isConnected) return;
  shown.src = better.src;
  place.textContent = `drawn by LibreOffice, for SVG cannot: ${said.join(", ")}`;
}

/** Shows a grid of all slides, the current one in sight and, for the keyboard, in focus.
 * @param {Deck} deck
 * @param {number} current
 */
export function showOverview(deck, current) {
  let list = /** @type {HTMLElement | null} */ (byId("stage").querySelector(".grid"));
  if (!list) {
    list = element("ol", { class: "grid" });
    byId("stage").replaceChildren(list);
  }
  byId("beside").replaceChildren();
  fill(list, deck, current);
  (/** @type {HTMLElement | undefined} */ (list.children[current - 1]?.firstElementChild))?.focus();
}

/** How many slides of the overview stand beside one another.
 * @returns {number}
 */
export function rowLength() {
  const list = byId("stage").querySelector(".grid");
  return list ? getComputedStyle(list).gridTemplateColumns.split(" ").length : 1;
}

/** Fills the strip of slides, the current one in sight.
 * @param {Deck} deck
 * @param {number} current 0 for none
 */
export function showStrip(deck, current) {
  const list = /** @type {HTMLElement} */ (byId("strip").firstElementChild);
  fill(list, deck, current);
  list.children[current - 1]?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Fills a list with links to all slides; what is the same stays, so that nothing flickers and the focus is kept.
 * @param {HTMLElement} list
 * @param {Deck} deck
 * @param {number} current
 */
function fill(list, deck, current) {
  const marked = marks(deck);
  while (list.children.length > deck.slides.length) list.lastElementChild?.remove();
  deck.slides.forEach((slide, n) => {
    const mark = marked.get(slide.number) ?? "";
    const state = `${slide.look} ${slide.title} ${slide.hidden} ${mark}`;
    let item = /** @type {HTMLElement | undefined} */ (list.children[n]);
    if (!item || item.dataset.state !== state) {
      const fresh = element("li", { "data-state": state }, element("a", { href: `#/${slide.number}`,
        class: slide.hidden ? "hidden-slide" : undefined },
        drawing(deck, slide, true),
        element("span", { lang: slide.language, dir: "auto" }, `${slide.number}  ${slide.title}`),
        element("span", { class: `mark ${mark}` }, mark)));
      if (item) item.replaceWith(fresh);
      else list.append(fresh);
      item = fresh;
    }
    const link = /** @type {HTMLElement} */ (item.firstElementChild);
    if (slide.number === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}

/** The worst level of the problems of each slide that has errors or warnings.
 * @param {Deck} deck
 * @returns {Map<number, string>}
 */
function marks(deck) {
  const found = new Map();
  for (const level of ["warning", "error"]) {
    for (const one of deck.problems) if (one.level === level) found.set(one.slide, level);
  }
  return found;
}

/** Shows why there is no slide yet.
 * @param {Deck} deck
 */
export function showNothing(deck) {
  byId("stage").replaceChildren(element("p", { class: "none" }, "There is no slide to show yet. Mend what stands here, and it will come."));
  byId("beside").replaceChildren(element("h2", {}, "Problems"), problemList(deck.problems));
  for (const id of ["presenter", "screen"]) byId(id).replaceChildren();
}

/** The head of the page: what the deck is, and what is wrong with all of it.
 * @param {Deck} deck
 */
export function showHead(deck) {
  document.title = deck.title || "deckbuild preview";
  const title = byId("deck-title");
  title.textContent = deck.title || "no deck yet";
  title.lang = deck.language;
  title.dir = "auto";
  const shown = deck.slides.filter((slide) => !slide.hidden);
  const minutes = shown.reduce((sum, slide) => sum + slide.minutes, 0);
  const limits = [deck.talk ? `of ${clock(deck.talk)}` : "", deck.slot ? `slot ${clock(deck.slot)}` : ""];
  byId("totals").textContent = deck.slides.length
    ? `${deck.slides.length} slides, about ${clock(minutes)} min ${limits.filter(Boolean).join(", ")}`.trim() : "";
  const conditions = byId("conditions");
  const texts = [deck.embargo, deck.marking].filter(Boolean);
  const errors = deck.problems.filter((one) => one.level === "error").length;
  if (deck.stale) texts.push(`not what the files say: ${errors} error${errors === 1 ? "" : "s"} in the way`);
  conditions.replaceChildren(...texts.map((text) => element("p", {}, text)));
  conditions.hidden = !texts.length;
}

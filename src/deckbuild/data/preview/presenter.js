// @ts-check
// The presenter's view: notes to read from, what comes next, and the clock; and the audience's window.

import { clock } from "./deck.js";
import { byId, drawing, element, notes } from "./view.js";

/** @typedef {import("./deck.js").Deck} Deck */

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`deckbuild ${location.pathname}`);

/** The time that was spoken, which stands still while it is paused. */
export class Stopwatch {
  /** @param {() => number} now milliseconds */
  constructor(now = () => performance.now()) {
    this.now = now;
    this.spent = 0;
    /** @type {number | null} */
    this.since = null;
  }

  get minutes() {
    return (this.spent + (this.since === null ? 0 : this.now() - this.since)) / 60000;
  }

  get runs() {
    return this.since !== null;
  }

  toggle() {
    if (this.since === null) this.since = this.now();
    else {
      this.spent += this.now() - this.since;
      this.since = null;
    }
  }

  reset() {
    this.spent = 0;
    this.since = this.since === null ? null : this.now();
  }
}

/** The slide that follows in a talk: hidden ones are passed over.
 * @param {Deck} deck
 * @param {number} number
 * @param {number} step 1 or -1
 * @returns {number} the same number at either end
 */
export function neighbour(deck, number, step) {
  for (let n = number + step; n >= 1 && n <= deck.slides.length; n += step) {
    if (!deck.slides[n - 1].hidden) return n;
  }
  return number;
}

/** How far the speaker is from the plan: minutes behind, negative when ahead.
 * @param {Deck} deck
 * @param {number} number the slide that is up
 * @param {number} spent minutes
 * @returns {number} 0 while the slide may still be up
 */
export function behind(deck, number, spent) {
  const slide = deck.slides[number - 1];
  if (spent < slide.begins) return spent - slide.begins;
  return Math.max(0, spent - slide.begins - slide.minutes);
}

const watch = new Stopwatch();
let size = 1.6;
let blank = false;

/** Shows the presenter's view of a slide and brings the audience's window along.
 * @param {Deck} deck
 * @param {number} number
 */
export function showPresenter(deck, number) {
  const slide = deck.slides[number - 1];
  const next = neighbour(deck, number, 1);
  const place = byId("presenter");
  const pace = element("output", { id: "pace" });
  const time = element("output", { id: "time" });
  const said = notes(slide.notes);
  said.lang = slide.language;
  said.style.fontSize = `${size}rem`;
  place.replaceChildren(
    element("div", { class: "now" }, element("h2", {}, `Slide ${number} of ${deck.slides.length}`), drawing(deck, slide)),
    element("div", { class: "next" }, element("h2", {}, next === number ? "The last slide" : "Next"),
      ...(next === number ? [] : [drawing(deck, deck.slides[next - 1])])),
    element("div", { class: "clock" }, time, pace,
      button("start", watch.runs ? "Pause" : "Start", () => { watch.toggle(); showPresenter(deck, number); }),
      button("reset", "From zero", () => { watch.reset(); tick(deck, number); }),
      button("window", "Audience window", openScreen),
      button("smaller", "A−", () => resize(said, -0.2), "Smaller notes"),
      button("larger", "A+", () => resize(said, 0.2), "Larger notes")),
    element("div", { class: "said", tabindex: "0", role: "region", "aria-label": "Notes" }, said),
  );
  tick(deck, number);
  channel?.postMessage({ number, blank });
}

/** @param {HTMLElement} said @param {number} by */
function resize(said, by) {
  size = Math.min(4, Math.max(0.8, size + by));
  said.style.fontSize = `${size}rem`;
}

/** @param {string} id @param {string} text @param {() => void} pressed @param {string} [label] @returns {HTMLElement} */
function button(id, text, pressed, label) {
  const made = element("button", { type: "button", id, "aria-label": label }, text);
  made.addEventListener("click", pressed);
  return made;
}

/** Sets the clock: spoken, left of the talk or slot, and where the plan would be.
 * @param {Deck} deck
 * @param {number} number
 */
export function tick(deck, number) {
  const time = document.getElementById("time");
  const pace = document.getElementById("pace");
  if (!time || !pace || !deck.slides[number - 1]) return;
  const limit = deck.talk ?? deck.slot;
  const left = limit === null ? "" : ` · ${clock(limit - watch.minutes)} left`;
  time.textContent = `${clock(watch.minutes)}${left}`;
  time.className = limit !== null && watch.minutes > limit ? "over" : "";
  const late = watch.minutes ? behind(deck, number, watch.minutes) : 0;
  pace.textContent = !watch.minutes ? "the clock stands" : Math.abs(late) < 1 / 60 ? "on time" : late > 0 ? `${clock(late)} behind` : `${clock(-late)} ahead`;
  pace.className = late > 0.5 ? "over" : "";
}

/** Blanks the audience's window, or brings it back.
 * @param {number} number
 */
export function toggleBlank(number) {
  blank = !blank;
  channel?.postMessage({ number, blank });
}

function openScreen() {
  window.open(`${location.pathname}#/screen`, "deckbuild-screen", "popup,width=960,height=540");
}

/** Shows a slide to the audience, and nothing else.
 * @param {Deck} deck
 * @param {number} number
 * @param {boolean} isBlank
 */
export function showScreen(deck, number, isBlank) {
  const slide = deck.slides[number - 1];
  byId("screen").replaceChildren(...(isBlank || !slide ? [] : [drawing(deck, slide)]));
}

/** Has the audience's window follow the presenter's.
 * @param {(number: number, blank: boolean) => void} show
 */
export function followPresenter(show) {
  channel?.addEventListener("message", (event) => {
    if (event.data && Number.isInteger(event.data.number)) show(event.data.number, event.data.blank === true);
    else if (event.data === "where") channel?.postMessage({ number: 0 });
  });
}

/** Answers a new audience window, which asks where the talk is.
 * @param {() => number} where
 */
export function answerScreens(where) {
  channel?.addEventListener("message", (event) => {
    if (event.data === "where" && where()) channel?.postMessage({ number: where(), blank });
  });
}

/** Asks the presenter's window where the talk is. */
export function askWhere() {
  channel?.postMessage("where");
}

// Saves what is typed by itself, field by field, and says in words where it stands. The answer
// never touches the form: whatever happens, caret and words stay as they are.

import { clear, forget, keep, list, listInTab, pvShared, who } from "./unsent.js";

/** @typedef {import("./unsent.js").Unsent} Unsent */
const PAUSE = 1500, PATIENCE = 2e4, FIRST_WAIT = 2500, LONGEST_WAIT = 6e4; // milliseconds
const browser = Math.random().toString(36).slice(2, 12);
/** @type {Map<string, string>} */
const bases = new Map(); // field -> the revision that what stands in it comes from
let last = 0, posted = 0, wait = FIRST_WAIT, timer = 0, again = false, token = "", told = "";
/** @type {Promise<void> | void} */
let running; // what is being sent
/** @type {Promise<any> | undefined} */
let settled; // what a posted form makes forgotten

/** @param {string} selector @returns {any} */
const $ = (selector) => document.querySelector(selector);
/** Forms of an address; a moderator's desk has several. @param {string} url @returns {NodeListOf<any>} */
const formsOf = (url, inside = "") => document.querySelectorAll(`form[data-pv-draft="${url}"]${inside}`);

/** @param {string} text */
const html = (text) => document.createRange().createContextualFragment(text).childNodes;

/** Say where things stand; words from the server win. @param {string} state @param {any} [reply] */
function say(state, reply = {}) {
  const line = $("[data-pv-status]"), said = reply.words || line?.dataset[state], { also = "", place = "" } = reply;
  if (!line || !said || line.dataset.state + line.dataset.said === state + (line.dataset.said = said + also)) return;
  line.dataset.state = state;
  const words = document.createElement("span");
  words.textContent = said;
  // Shown, but not announced: that it is being saved, and that the same answer is saved once more.
  line.ariaLive = state === "saving" || (place && place === told && !also) ? "off" : null;
  if (state !== "saving") told = place;
  line.role = state === "failed" ? "alert" : "status";
  line.replaceChildren(words);
  for (const way of $("#ways").content.querySelectorAll(`[data-for~=${state}]`)) line.append(way.cloneNode(true));
  line.append(...html(also));
}

/** Keep a question as it is typed now. @param {Event} event */
function note({ target }) {
  const control = /** @type {any} */ (target), form = control.closest("form");
  let question = control.closest("[data-pv-q]");
  for (let up; (up = question?.parentElement.closest("form [data-pv-q]")); ) question = up;
  const { pvSettles, pvDraft: url = pvSettles } = form?.dataset ?? {}, name = question?.dataset.pvQ;
  if (!url || !name || control.type === "file") return;
  if (pvSettles) control.closest("fieldset").querySelector("[value=both]").checked = true;
  const body = new URLSearchParams({ drawn: name });
  for (const [key, value] of new FormData(form)) {
    const own = question.querySelector(`[name="${CSS.escape(key)}"]`);
    if (own && typeof value === "string") body.append(key.replace("both-", ""), value);
  }
  last = Math.max(Date.now(), last + 1);
  const base = bases.get(url + name) ?? form.elements.base.value;
  // What two write together waits here until somebody has chosen.
  keep({ id: `${url} ${name} ${browser}`, url, name, body: `${body}`, base, browser, number: last, who, stuck: !!pvSettles });
  clearTimeout(timer);
  timer = setTimeout(flush, PAUSE);
}

/** Note which revision stands in a question, for its next change and for its form.
 * @param {{url: string, name: string}} change @param {any} revision */
function rebase({ url, name }, revision) {
  bases.set(url + name, `${revision}`);
  for (const { elements: { own } } of formsOf(url)) {
    if (own) own.value = own.value.replace(RegExp(`\\b${name}=\\d+`), "") + ` ${name}=${revision}`;
  }
}

/** @param {Unsent} change @param {RequestInit} how */
function post({ url, name, body, base, browser: from, number, who }, how) {
  if (from === browser) base = bases.get(url + name) ?? base; // what was under way has arrived
  const given = new URLSearchParams({ csrf_token: $("[name=csrf_token]")?.value, base, browser: from, number: `${number}`, signed_in_as: who });
  const sent = new URLSearchParams(`${given}&${body}`);
  return fetch(url, { method: "POST", body: sent, headers: { Accept: "application/json" }, ...how });
}

/** Send one change; says whether the next one may follow. @param {Unsent} change @returns {Promise<boolean>} */
async function send(change) {
  let answer, reply;
  for (let tries = 2; tries--; ) {
    try {
      answer = await post(change, { signal: AbortSignal.timeout(PATIENCE) });
      reply = await answer.json();
    } catch {
      return later(answer ? "failed" : "offline");
    }
    if (answer.status !== 419) break;
    for (const each of document.querySelectorAll("[name=csrf_token]")) /** @type {any} */ (each).value = reply.token;
  }
  if (answer?.status === 401) return later("signedout");
  if (!answer?.ok && !(answer && answer.status < 419)) return later("failed", reply);
  wait = FIRST_WAIT;
  if (answer.ok) {
    await forget(change);
    arrived(change, reply);
  } else if ((await list()).some((each) => each.number === change.number)) {
    await keep({ ...change, stuck: true });
    if (reply.revision) rebase(change, reply.revision);
    say(reply.clash && formsOf(change.url).length ? "conflict" : "refused", reply);
  }
  return true;
}

/** @param {Unsent} change @param {any} reply */
function arrived(change, reply) {
  if (change.browser === browser) { // what was left in another tab does not stand in this form
    rebase(change, reply.revision);
    for (const { elements: { base } } of formsOf(change.url)) if (base.value === `${reply.before}`) base.value = reply.revision;
  }
  for (const [id, text] of Object.entries(reply.parts)) {
    const part = document.getElementById(id);
    if (part && !part.contains(document.activeElement)) part.replaceWith(...html(text));
  }
  say("saved", { ...reply, place: change.url + change.name });
}

/** Try again after a while, longer each time. @param {string} state @param {any} [reply] */
function later(state, reply) {
  say(state, reply);
  wait = Math.min(wait * 2, LONGEST_WAIT);
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
  return false;
}

/** Send what waits, in the order in which it was typed. */
function flush() {
  clearTimeout(timer);
  again = true;
  return (running ??= (async () => {
    const slow = setTimeout(say, 400, "saving");
    while (again) {
      again = false;
      for (const each of await list()) if (!each.stuck && !(await send(each))) break;
    }
    running = clearTimeout(slow);
  })());
}

/** Put a change back into its question. @param {Unsent} change @param {any} question */
function putBack(change, question) {
  rebase(change, change.base);
  const given = new URLSearchParams(change.body), rows = given.getAll(`${change.name}-row`);
  for (const row of rows.filter((each) => !question.querySelector(`[value="${each}"]`))) {
    const item = [...question.querySelectorAll(".item")].pop(), drawn = item.querySelector("[type=hidden]").value;
    const made = html(item.outerHTML.replace(RegExp(`(["-])${drawn}(?=["-])`, "g"), `$1${row}`));
    rows.includes(drawn) ? item.after(...made) : item.replaceWith(...made);
  }
  let control;
  for (control of question.querySelectorAll("[name]:not([type=file],[type=hidden])")) {
    const texts = given.getAll(control.name);
    if (/radio|checkbox/.test(control.type)) control.checked = texts.includes(control.value);
    else if (texts.length) control.value = texts[0];
  }
  control?.dispatchEvent(new Event("input", { bubbles: true })); // kept anew, as of this tab
}

/** Put back what was typed here and has not been saved. */
async function restore() {
  await settled;
  if ($("[data-pv-status] [data-first]")) say("idle");
  bases.clear();
  for (const change of await list()) {
    const [question] = formsOf(change.url, ` [data-pv-q="${change.name}"]`);
    if (!question) continue;
    // What was sent when its page was left did arrive, if this page knows of it.
    const own = `${change.browser.slice(0, 6)}/${change.name}=(\\d+)`;
    const has = question.closest("form").dataset.pvArrived.match(own)?.[1] >= change.number;
    has || putBack(change, question);
    if (has || change.browser !== browser) await forget(change);
  }
  flush();
}

/** Send what waits when the page goes out of sight: it may never come back. The store writes too
 * slowly for the last words, so that they are kept where it takes no time. */
function leave() {
  for (const each of listInTab()) {
    if (!each.stuck) post(each, { keepalive: true }).catch(() => {});
    if (pvShared === undefined) localStorage.left = JSON.stringify(listInTab());
  }
}

/** Note what a plain form takes along; warn who signs out of what is not saved. @param {any} event */
async function submit(event) {
  const form = event.target, { pvDraft, pvSignOut } = form.dataset;
  posted = Date.now();
  if (pvDraft && !form.dataset.hxPost) {
    const taken = listInTab().filter(({ name }) => form.querySelector(`[data-pv-q="${name}"]`));
    sessionStorage.taken = JSON.stringify([token = browser + posted, taken], ["id", "number"]);
    if (!navigator.onLine) event.preventDefault(say("offline"));
  }
  if (!pvSignOut || $("#leaving")) return pvSignOut && clear();
  event.preventDefault();
  await flush();
  if ((await list()).length) return form.after(...html(pvSignOut));
  clear();
  form.submit();
}

/** Forget what a plain form took along, if the server says that it was done. */
async function arrive() {
  const [token, taken] = JSON.parse(sessionStorage.taken ?? "[]");
  for (const each of JSON.parse(localStorage.left ?? "[]")) await keep(each);
  delete localStorage.left;
  if (document.cookie.includes(`taken=${token}`)) for (const each of taken) await forget(each);
  restore();
}

/** @param {string} name @param {(event: any) => any} act */
const on = (name, act) => document.addEventListener(name, act);
on("input", note);
on("focusout", () => listInTab().length && flush());
on("visibilitychange", () => (document.hidden ? leave() : (delete localStorage.left, flush())));
on("submit", submit);
on("formdata", ({ target, formData }) => {
  if (target.dataset.pvDraft) formData.set("browser", browser), formData.set("taken", token);
});
on("click", ({ target }) => target.closest("[data-pv-retry]") && flush());
on("htmx:after:request", ({ detail: { ctx } }) => {
  const { pvDraft, pvSettles = pvDraft } = ctx.sourceElement.closest("form")?.dataset ?? {};
  const done = (/** @type {Unsent} */ { url, number }) => url === pvSettles && number <= posted && ctx.response?.status < 400;
  settled = list().then((all) => Promise.all(all.filter(done).map(forget)));
});
on("htmx:error", () => say("offline"));
on("htmx:after:swap", restore);
for (const each of ["online", "focus"]) addEventListener(each, flush);
addEventListener("pagehide", leave);
addEventListener("beforeunload", (event) => {
  if (pvShared !== undefined && listInTab().length) event.preventDefault();
});
arrive();

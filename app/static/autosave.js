// Saves what is typed by itself, field by field, and says in words where it stands. The answer
// never touches the form: whatever happens, caret and words stay as they are.

import { browser, clear, forget, gather, keep, list, listInTab, pvShared, setAside, takeBack, who } from "./unsent.js";

/** @typedef {import("./unsent.js").Unsent} Unsent */
const PAUSE = 1500, PATIENCE = 2e4, FIRST_WAIT = 2500, LONGEST_WAIT = 6e4; // milliseconds
/** @type {Map<string, string>} */
const bases = new Map(); // field -> the revision that what stands in it comes from
let last = 0, wait = FIRST_WAIT, timer = 0, again = false, leaving = false, token = "", told = "";
/** @type {Promise<void> | void} */
let running; // what is being sent
/** @type {Promise<any> | undefined} */
let settled; // what a posted form makes forgotten

/** @param {string} selector @returns {any} */
const $ = (selector) => document.querySelector(selector);
/** Forms of an address, in whatever language; a moderator's desk has several.
 * @param {string} url @returns {NodeListOf<any>} */
const formsOf = (url, inside = "") =>
  document.querySelectorAll(`form[data-pv-draft$="${url.replace(/^\/[^/]+/, "")}"]${inside}`);

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
  const unknown = question?.querySelector("[name$='-unknown']");
  if (unknown && unknown !== control && control.value) unknown.checked = false; // they know now
  for (let up; (up = question?.parentElement.closest("form [data-pv-q]")); ) question = up;
  const { pvSettles, pvDraft: url = pvSettles } = form?.dataset ?? {}, name = question?.dataset.pvQ;
  if (!url || !name || control.type === "file") return;
  leaving = false;
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
    if (!leaving) await forget(change); // the next page may have been drawn before it arrived
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
  for (control of question.querySelectorAll("[name]:not([type=file],[type=hidden]:not([name^=was]))")) {
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
  const newest = new Map(); // by question: earlier words of other tabs are sent by themselves
  for (const change of await list()) {
    const [question] = formsOf(change.url, ` [data-pv-q="${change.name}"]`);
    if (!question) {
      // Whoever may not write here any more still has their words to copy.
      const typed = new Option([...new URLSearchParams(change.body).values()].slice(1).join(" "));
      if (change.stuck && change.url === location.pathname + "/draft") say("refused", { also: `<q class="typed">${typed.innerHTML}</q>` });
      continue;
    }
    // What was sent when its page was left did arrive, if this page knows of it.
    const own = `${change.browser.slice(0, 6)}/${change.name}=(\\d+)`;
    if (question.closest("form").dataset.pvArrived.match(own)?.[1] >= change.number) await forget(change);
    else newest.set(question, change);
  }
  for (const [question, change] of newest) {
    putBack({ ...change, url: question.closest("form").dataset.pvDraft }, question);
    if (change.browser !== browser) await forget(change);
  }
  flush();
}

/** Send what waits when the page goes out of sight: it may never come back. */
function leave() {
  for (const each of listInTab()) if (!each.stuck) post(each, { keepalive: true }).catch(() => {});
  setAside();
}

/** Note what a form takes along; warn who signs out of what is not saved. @param {any} event */
async function submit(event) {
  const form = event.target, { pvDraft, pvSettles, pvSignOut, hxPost } = form.dataset;
  last = Math.max(Date.now(), last + 1); // what was typed before may not come after it
  if (pvDraft ?? pvSettles) {
    const taken = listInTab().filter(({ url, name }) =>
      url === pvSettles || (url === pvDraft && form.querySelector(`[data-pv-q="${name}"]`)));
    sessionStorage.taken = JSON.stringify([token = browser + last, taken], ["id", "number"]);
    if (!navigator.onLine && !hxPost) event.preventDefault(say("offline"));
  }
  if (!pvSignOut) return;
  event.preventDefault();
  if (!$("#leaving")) {
    await flush();
    if ((await list()).length) return form.after(...html(pvSignOut));
  }
  await clear();
  form.submit();
}

/** Forget what a form took along, if the server says that it was done: nobody else's page does. */
async function forgetTaken() {
  const [token, taken] = JSON.parse(sessionStorage.taken ?? "[]");
  if (document.cookie.includes(`taken=${token}`)) for (const each of taken) await forget(each);
}

/** Begin: with what was typed before this script was there, unless the browser has put it back. */
async function arrive() {
  const [{ type }] = /** @type {any} */ (performance.getEntriesByType("navigation"));
  for (const target of type === "navigate" ? document.querySelectorAll("form[data-pv-draft] :is(input,textarea)") : []) {
    const { value, defaultValue, checked, defaultChecked } = /** @type {any} */ (target);
    if (value !== defaultValue || checked !== defaultChecked) note(/** @type {any} */ ({ target }));
  }
  await gather();
  await forgetTaken();
  restore();
}

/** @param {string} name @param {(event: any) => any} act */
const on = (name, act) => document.addEventListener(name, act, true); // before htmx reads its form
on("input", note);
on("focusout", () => listInTab().length && flush());
on("visibilitychange", () => (document.hidden ? leave() : (takeBack(), flush())));
on("submit", submit);
on("formdata", ({ target, formData }) => {
  if (target.dataset.pvDraft ?? target.dataset.pvSettles)
    for (const [name, value] of Object.entries({ browser, taken: token, number: last })) formData.set(name, value);
});
on("click", ({ target }) => target.closest("[data-pv-retry]") && flush());
on("htmx:after:request", () => (settled = forgetTaken()));
on("htmx:error", () => say("offline"));
on("htmx:after:swap", restore);
for (const each of ["online", "focus"]) addEventListener(each, flush);
addEventListener("pagehide", leave);
addEventListener("beforeunload", (event) => {
  leaving = true;
  setTimeout(() => { leaving = false; flush(); }, 1e4); // still here: it was a download
  if (pvShared !== undefined && listInTab().length) event.preventDefault();
});
arrive();

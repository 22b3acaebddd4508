// The wizard's comforts: focus after a swap, lively questions, and who else is in this step.
// The page brings the words along; without script all questions are shown.

const EVERY = 3e4; // milliseconds

/** @param {string} selector @returns {any} */
const $ = (selector) => document.querySelector(selector);

/** Ask who else is here, while the page is looked at. @param {{left?: string}} given */
async function askWhoIsHere(given = {}) {
  const line = $("[data-pv-presence]");
  if (!line || (document.hidden && !given.left)) return;
  const body = new URLSearchParams({ csrf_token: $("[name=csrf_token]").value, ...given });
  const how = { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } };
  const answer = await fetch(line.dataset.pvPresence, how).catch(() => null);
  const { words = "" } = answer?.ok ? await answer.json() : {};
  if (line.textContent !== words) line.textContent = words;
}

/** Say how many characters are left. @param {any} control */
function count({ id, dataset, type, value }) {
  const words = /** @type {any} */ (document.getElementById(`${id}-count`));
  if (!words) return;
  const left = dataset.pvLimit - [...value].length;
  words.textContent = words.dataset[left < 0 ? "pvOver" : "pvCount"].replace(/{\w+}/, `${Math.abs(left)}`);
  // A line is short: its count would only be noise before it begins to matter.
  words.hidden = type !== "textarea" && left > dataset.pvLimit / 5;
}

/** Hide the questions that another answer rules out. */
function showWhatIsAsked() {
  for (const question of /** @type {NodeListOf<any>} */ (document.querySelectorAll("[data-pv-only-if]"))) {
    const [key, value] = question.dataset.pvOnlyIf.split("=");
    const controls = [...(question.closest("form") ?? document).querySelectorAll(`[name="${key}"]`)];
    // Of boxes and radio buttons only those count that are chosen.
    question.hidden = controls[0] && !controls.some((each) => each.value === value && each.checked !== false);
  }
}

function enliven() {
  document.querySelectorAll("[data-pv-limit]").forEach(count);
  showWhatIsAsked();
}

/** Move focus to the error summary or the new heading, and tell the new title. */
function arrive() {
  const step = $("#step") ?? $("main"), first = step.querySelector("[autofocus]") ?? step.querySelector("h1");
  if (step.dataset.pvTitle) document.title = step.dataset.pvTitle;
  if (first) {
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView();
  }
  enliven();
  askWhoIsHere();
}

document.addEventListener("htmx:after:swap", arrive);
document.addEventListener("input", ({ target }) => {
  count(target);
  showWhatIsAsked();
});
enliven();
addEventListener("pagehide", () => askWhoIsHere({ left: "1" }));
setInterval(askWhoIsHere, EVERY);
askWhoIsHere();

// What questions do on the page: count characters, and hide while another answer rules them out.
// The page brings the words along; without script all questions are shown.

const AS_TYPED = { True: "yes", False: "no" };

/** @param {Element | Document} root */
export function showWhatIsAsked(root) {
  for (const question of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-pv-only-if]"))) {
    const [key, value] = (question.dataset.pvOnlyIf ?? "").split("=");
    const wanted = AS_TYPED[/** @type {"True" | "False"} */ (value)] ?? value;
    const form = question.closest("form");
    /** @type {any[]} */
    const controls = Array.from(form?.querySelectorAll(`[name="${key}"]`) ?? []);
    if (controls.length === 0) continue;
    const update = () => {
      // Of boxes and radio buttons only those count that are chosen.
      question.hidden = !controls.some((each) => each.value === wanted && each.checked !== false);
    };
    for (const each of controls) each.addEventListener("input", update);
    update();
  }
}

/** @param {HTMLInputElement | HTMLTextAreaElement} control */
function count(control) {
  const words = document.getElementById(`${control.id}-count`);
  if (!words) return;
  const left = Number(control.dataset.pvLimit) - Array.from(control.value).length;
  const template = left < 0 ? words.dataset.pvOver : words.dataset.pvCount;
  words.textContent = (template ?? "").replace(/\{(left|over)\}/, String(Math.abs(left)));
  // A line is short: its count would only be noise before it begins to matter.
  words.hidden = control instanceof HTMLInputElement && left > Number(control.dataset.pvLimit) / 5;
}

/** @param {Element | Document} root */
export function countCharacters(root) {
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-pv-limit]"))) {
    control.addEventListener("input", () => count(control));
    count(control);
  }
}

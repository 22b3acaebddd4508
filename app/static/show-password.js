// Adds a button that shows what is typed in a password field; without script there is no button.

for (const field of /** @type {NodeListOf<any>} */ (document.querySelectorAll("[data-pv-show]"))) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  const show = (visible = false) => {
    field.type = visible ? "text" : "password";
    button.textContent = field.dataset[visible ? "pvHide" : "pvShow"];
  };
  button.onclick = () => show(field.type === "password");
  field.form.addEventListener("submit", () => show()); // so that no browser keeps it as text
  field.after(button);
  show();
}

"use strict";
/*
 * Keyboard shortcuts, a convenience only: an element with data-key="n" is followed, pressed or focused by that key.
 * Never inside inputs, never with a modifier, and switched off in the footer (WCAG 2.1.4).
 */
(() => {
  const STORE = "keys";
  const off = () => localStorage.getItem(STORE) === "off";

  const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open], details.confirm[open]").forEach((open) => {
        open.open = false;
        open.querySelector("summary").focus();
      });
      return;
    }
    if (off() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!found) return;
    event.preventDefault();
    if (typing(found)) found.focus();
    else found.click();
  });

  // A menu closes when the reader turns elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  const toggle = document.querySelector("[data-keys-switch]");
  if (toggle) {
    const show = () => {
      toggle.textContent = off() ? toggle.dataset.off : toggle.dataset.on;
      document.documentElement.toggleAttribute("data-keys-off", off());
    };
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      if (off()) localStorage.removeItem(STORE);
      else localStorage.setItem(STORE, "off");
      show();
    });
    show();
  }

  // After a refused form the reader starts at the summary of what is wrong, or where the page put the cursor.
  const errors = document.getElementById("errors");
  if (errors && !document.querySelector("[autofocus]")) errors.focus();
})();

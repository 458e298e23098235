"use strict";
/*
 * A form is sent once: pressing its button again while the answer is on its way does nothing.
 * After a few seconds it may be sent again, for whoever stopped the loading of the page.
 */
(() => {
  const PAUSE = 5000; // milliseconds
  const sent = new WeakMap();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // Buttons that only show something, such as a preview, may be pressed as often as one likes.
    const looks = event.submitter?.hasAttribute("data-again");
    if (event.defaultPrevented || form.method !== "post" || looks) return;
    if (event.timeStamp - (sent.get(form) ?? -Infinity) < PAUSE) event.preventDefault();
    else sent.set(form, event.timeStamp);
  });

  // A page that comes back out of the browser's memory is a new attempt.
  addEventListener("pageshow", () => [...document.forms].forEach((form) => sent.delete(form)));
})();

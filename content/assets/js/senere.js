// What a page fetches when it is asked for: the style sheet and the script in the <template> of `place`. Resolves to what
// the script leaves at window[name].
export const later = (place, name) => new Promise((done, failed) => {
  const parts = place.querySelector("template").content.cloneNode(true); // a policy with trusted types lets no address be set
  Object.assign(parts.lastChild, { onload: () => done(window[name]), onerror: failed });
  document.head.append(parts);
});

// The address at the head of a print leads back to what is printed: the choice is in it too.
export function printChoice() {
  const link = document.querySelector(".udskriftsadresse a");
  if (link) link.textContent = link.href = link.href.split("?")[0] + location.search;
}

// The questions for a school, to be put into a mail.
const status = document.querySelector("[data-kopiér-status]");
document.querySelector("[data-kopiér]").addEventListener("click", async () => {
  const asked = [...document.querySelectorAll("[data-spørgsmål] li")].map((one, place) => `${place + 1}. ${one.innerText.trim()}`);
  try {
    await navigator.clipboard.writeText(asked.join("\n"));
    status.textContent = "Spørgsmålene er kopieret.";
  } catch {
    status.textContent = "Browseren tillader det ikke. Markér spørgsmålene, og kopiér dem selv.";
  }
});

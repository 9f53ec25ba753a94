// «Læg … i en mødepakke»: adds the page to the reader's package, and says so where it stands.
import { basket, fill } from "./pakkekurv.js";

for (const place of document.querySelectorAll("[data-i-pakke]")) {
  const link = place.querySelector("a");
  const status = place.querySelector("[role=status]");
  const page = place.dataset.iPakke;
  link.setAttribute("role", "button");
  const put = (event) => {
    const pages = basket();
    const there = pages.includes(page);
    if (!there && !fill([...pages, page])) return; // no storage: the link opens a package with this page alone
    event.preventDefault();
    const number = there ? pages.length : pages.length + 1;
    const open = Object.assign(document.createElement("a"), { href: link.href.split("#")[0], textContent: "Åbn mødepakken" });
    const told = there ? "Den ligger i din mødepakke i forvejen" : "Lagt i din mødepakke";
    status.replaceChildren(`${told}, som har ${number === 1 ? "1 side" : `${number} sider`}. `, open);
  };
  link.addEventListener("click", put);
  link.addEventListener("keydown", (event) => { if (event.key === " ") put(event); });
}

// The page for an address that isn't there. Mail and chat escape the «#» of a link, or glue on the sign that ended the
// sentence: then the page that was meant is one repair away.
const GLUED = /(?:[)\]}>"»\u201d’'…,;:!.]|%(?:22|29|3e|5d|7d|e2%80%9d|c2%bb|e2%80%a6))+\/?$/i;
const [page, ...rest] = location.href.replace(/%(?:25)*3f(?=svar=)/i, "?").replace(/%(?:25)*23/, "#").split(/(?=[?#])/);
const meant = page.replace(GLUED, "") + rest.join("");
if (meant !== location.href) location.replace(meant.replace(/^([^?#]*[^/?#])(?=[?#]|$)/, "$1/"));
